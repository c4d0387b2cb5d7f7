package org.ratecut.cli;

import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.ratecut.cli.console.ExitCode;
import org.ratecut.cli.console.InterruptGuard;
import org.ratecut.pipeline.schedule.ScheduleOutcome;
import org.ratecut.report.ProgramVersion;
import org.ratecut.report.schedule.ScheduleJson;
import org.ratecut.report.schedule.ScheduleText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Says when each device and channel does what. */
@Command(
    name = "schedule",
    header = "Say when each device computes and sends what, and what RAM that takes.",
    customSynopsis =
        "ratecut schedule [--in-flight N] [--time-limit DURATION] [--threads N] [--seed N]"
            + " [--json]"
            + " [PROBLEM] PARTITION%n",
    description = {
      "Finds a cyclic schedule for a partition: all steps and transfers with their start times, the"
          + " rate that is reached in the RAM that is there, the latency of one inference, and"
          + " the RAM of each device with all its buffers.",
      ""
    },
    footer = {
      "",
      "Exit codes: 0 done, whether it fits or not, 2 wrong usage or input.",
      "",
      "Examples:",
      "  ratecut schedule paper/lenet-2to1_samg55-x4 best.json",
      "  ratecut schedule paper/lenet-2to1_samg55-x4 best.json --in-flight 1",
      "  ratecut schedule network.grf devices.tgt network.graph.part.4 --json"
    })
final class ScheduleCommand implements Callable<Integer> {

  /** A table of more numbers of inferences in flight says nothing new. */
  private static final int MAX_ROWS = 12;

  @Spec private CommandSpec spec;

  @Mixin private ScheduledPartition input;

  @Override
  public Integer call() {
    PlannedPartition partition = input.load();
    AtomicBoolean cancelled = new AtomicBoolean();
    return InterruptGuard.run(
        spec, () -> cancelled.set(true), () -> report(partition, cancelled::get));
  }

  private int report(PlannedPartition partition, BooleanSupplier isCancelled) {
    ScheduleOutcome outcome = input.options().search(partition.planner(), MAX_ROWS, isCancelled);
    input.print(
        () -> new ScheduleText(partition.problem(), outcome).text(),
        () -> new ScheduleJson(partition.problem(), outcome).text(ProgramVersion.number()));
    return ExitCode.DONE;
  }
}
