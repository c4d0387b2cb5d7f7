package org.ratecut.diagnose;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ratecut.model.Network;
import org.ratecut.model.Problem;
import org.ratecut.model.cluster.Device;
import org.ratecut.model.cluster.MemoryKind;

/** Proofs that memories do not suffice, by sums and counts that anyone can check with a pencil. */
final class MemoryArguments {

  private final Problem problem;
  private final Network network;
  private final MemoryKind kind;

  private MemoryArguments(Problem problem, MemoryKind kind) {
    this.problem = problem;
    this.network = problem.network();
    this.kind = kind;
  }

  /** Every proof that holds, of any memory that the network uses. */
  static List<Proof> all(Problem problem) {
    return problem.network().memoryKinds().stream()
        .flatMap(kind -> new MemoryArguments(problem, kind).proofs())
        .toList();
  }

  private Stream<Proof> proofs() {
    return Stream.of(totals(), pinned(), counting()).flatMap(Optional::stream);
  }

  /** One copy of everything is more than all memories together. */
  private Optional<Proof> totals() {
    long needed = network.totalMemory(kind);
    BigInteger available = problem.cluster().totalMemory(kind);
    return BigInteger.valueOf(needed).compareTo(available) <= 0
        ? Optional.empty()
        : proof(
            "totals", "%,d values%s are needed and %,d are there.", needed, ofFlash(), available);
  }

  /** What is pinned to one device is more than it holds. */
  private Optional<Proof> pinned() {
    for (int d = 0; d < problem.deviceCount(); d++) {
      int device = d;
      int[] vertices =
          IntStream.range(0, problem.vertexCount())
              .filter(v -> problem.pins().deviceOf(v) == device)
              .toArray();
      long needed =
          Arrays.stream(vertices).mapToLong(v -> network.constantMemory(kind, v)).sum()
              + groupsOf(vertices);
      long available = problem.cluster().device(d).memory(kind);
      if (needed > available) {
        return proof(
            "pinned",
            "What is pinned to %s needs %,d values%s, and it has %,d.",
            problem.cluster().device(d).name(),
            needed,
            ofFlash(),
            available);
      }
    }
    return Optional.empty();
  }

  private long groupsOf(int[] vertices) {
    return Arrays.stream(vertices)
        .flatMap(network::groupsOf)
        .distinct()
        .mapToLong(g -> network.parameterGroups().get(g).sizeIn(kind))
        .sum();
  }

  /**
   * Each device holds at most so many vertices, even of the smallest, beside the parameters that
   * all vertices share; and all devices together hold too few.
   */
  private Optional<Proof> counting() {
    long sharedByAll =
        network.parameterGroups().stream()
            .filter(group -> group.members().size() == network.vertexCount())
            .mapToLong(group -> group.sizeIn(kind))
            .sum();
    long[] smallestFirst =
        IntStream.range(0, network.vertexCount())
            .mapToLong(v -> network.constantMemory(kind, v))
            .sorted()
            .toArray();
    List<Long> most = new ArrayList<>();
    for (Device device : problem.cluster().devices()) {
      most.add(howManyFit(smallestFirst, device.memory(kind) - sharedByAll));
    }
    long together = most.stream().mapToLong(Long::longValue).sum();
    if (together >= network.vertexCount()) {
      return Optional.empty();
    }
    String where =
        most.stream().distinct().count() == 1
            ? String.format(
                Locale.ROOT, "%,d on each of %,d devices", most.get(0), problem.deviceCount())
            : "each device taking the smallest";
    return proof(
        "counting",
        "At most %,d of the %,d vertices fit%s, %s.",
        together,
        network.vertexCount(),
        kind == MemoryKind.FLASH ? " in flash" : "",
        where);
  }

  private static long howManyFit(long[] smallestFirst, long memory) {
    long free = memory;
    int count = 0;
    while (count < smallestFirst.length && smallestFirst[count] <= free) {
      free -= smallestFirst[count++];
    }
    return free < 0 ? 0 : count;
  }

  private String ofFlash() {
    return kind == MemoryKind.FLASH ? " of flash" : "";
  }

  private static Optional<Proof> proof(String argument, String format, Object... values) {
    return Optional.of(new Proof(argument, String.format(Locale.ROOT, format, values)));
  }
}
