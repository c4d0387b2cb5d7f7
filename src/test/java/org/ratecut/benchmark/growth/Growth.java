package org.ratecut.benchmark.growth;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.ratecut.layers.NetworkDescription;

/**
 * Prints how the time of making, reading, writing and evaluating networks grows with their
 * vertices, by kind of layer: {@code docs/benchmarks.md} says how to run it. Times are those of the
 * processor in the one thread that works, the shorter of two runs.
 *
 * <p>Arguments: the sizes, then the names of the tasks; all unless given.
 */
public final class Growth {

  private static final List<Integer> SIZES = List.of(1_000, 10_000, 100_000, 1_000_000, 4_000_000);

  private Growth() {}

  /** Runs the tasks on all workloads. */
  public static void main(String[] args) {
    List<Integer> sizes =
        Stream.of(args).filter(arg -> arg.matches("\\d+")).map(Integer::valueOf).toList();
    List<Task> tasks =
        Stream.of(args).filter(arg -> !arg.matches("\\d+")).map(Task::valueOf).toList();
    for (Task task : tasks.isEmpty() ? Arrays.asList(Task.values()) : tasks) {
      print(task, sizes.isEmpty() ? SIZES : sizes);
    }
  }

  private static void print(Task task, List<Integer> sizes) {
    System.out.printf("%n%s: milliseconds for so many vertices%n%-28s", task, "");
    sizes.forEach(size -> System.out.printf(Locale.ROOT, "%,12d", size));
    System.out.println();
    for (Workload workload : Workload.all()) {
      System.out.printf("%-28s", workload);
      for (int size : sizes) {
        OptionalDouble milliseconds = milliseconds(task, workload, size);
        System.out.print(
            milliseconds.isEmpty()
                ? "%12s".formatted("-")
                : String.format(Locale.ROOT, "%,12.1f", milliseconds.orElseThrow()));
        System.out.flush();
      }
      System.out.println();
    }
  }

  /** Empty if a limit of the task is exceeded. */
  static OptionalDouble milliseconds(Task task, Workload workload, int size) {
    NetworkDescription description = workload.ofSize().apply(size);
    return task.of(description)
        .map(run -> OptionalDouble.of(Math.min(milliseconds(run), milliseconds(run))))
        .orElse(OptionalDouble.empty());
  }

  private static double milliseconds(Runnable run) {
    long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    run.run();
    return (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before) / 1e6;
  }
}
