package org.ratecut.io.solution;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ratecut.evaluation.Bottleneck;
import org.ratecut.evaluation.Evaluation;
import org.ratecut.io.units.Figures;
import org.ratecut.model.Assignment;
import org.ratecut.model.Network;
import org.ratecut.model.Problem;
import org.ratecut.model.cluster.Device;
import org.ratecut.model.exact.Fraction;

/** Says which devices of an assignment do nothing, and why. */
public final class IdleDevices {

  private static final int MAX_NAMES = 6;

  private final Problem problem;
  private final Evaluation evaluation;
  private final int[] idle;

  /**
   * Finds them.
   *
   * @param evaluation of the assignment
   */
  public IdleDevices(Problem problem, Assignment assignment, Evaluation evaluation) {
    this.problem = problem;
    this.evaluation = evaluation;
    boolean[] isUsed = new boolean[problem.deviceCount()];
    assignment.stream().forEach(device -> isUsed[device] = true);
    this.idle = IntStream.range(0, isUsed.length).filter(d -> !isUsed[d]).toArray();
  }

  /**
   * Names them with the reason; empty if each device has vertices.
   *
   * @param costBound a proven lower bound on the cost of every valid assignment, or zero
   */
  public Optional<String> describe(Fraction costBound) {
    boolean isBest = evaluation.isValid() && evaluation.cost(problem.objective()).equals(costBound);
    Map<String, List<String>> byReason =
        IntStream.of(idle)
            .boxed()
            .collect(
                Collectors.groupingBy(
                    d -> reason(problem.cluster().device(d), isBest),
                    LinkedHashMap::new,
                    Collectors.mapping(
                        d -> problem.cluster().device(d).name(), Collectors.toList())));
    return byReason.isEmpty()
        ? Optional.empty()
        : Optional.of(
            byReason.entrySet().stream()
                .map(each -> names(each.getValue()) + each.getKey())
                .collect(Collectors.joining("; ")));
  }

  private String reason(Device device, boolean isBest) {
    Network network = problem.network();
    if (IntStream.range(0, network.vertexCount()).noneMatch(v -> fits(device, v))) {
      return ": no vertex fits in its memory";
    }
    if (problem.rules().maxDevices().isPresent()
        && problem.deviceCount() - idle.length >= problem.rules().maxDevices().getAsInt()) {
      return ": no more devices may have vertices";
    }
    return evaluation
        .bottleneck()
        .map(each -> ": " + reason(each, isBest))
        .orElse(": nothing is computed and nothing sent");
  }

  private String reason(Bottleneck limit, boolean isBest) {
    if (isBest) {
      return "not needed, proved; %s is the limit".formatted(name(limit));
    }
    return limit.kind() == Bottleneck.Kind.DEVICE
        ? "no better split that uses it was found; %s is the limit".formatted(name(limit))
        : "not needed, %s is the limit".formatted(name(limit));
  }

  private boolean fits(Device device, int vertex) {
    return problem.network().memoryKinds().stream()
        .allMatch(
            kind -> problem.network().memoryWithParameters(kind, vertex) <= device.memory(kind));
  }

  private String name(Bottleneck bottleneck) {
    return switch (bottleneck.kind()) {
      case DEVICE -> "device " + problem.cluster().device(bottleneck.index()).name();
      case CHANNEL -> "channel " + problem.cluster().channel(bottleneck.index()).name();
      case PORT -> "port " + problem.cluster().ports().get(bottleneck.index()).name();
    };
  }

  private static String names(List<String> all) {
    String some = all.stream().limit(MAX_NAMES).collect(Collectors.joining(", "));
    return all.size() <= MAX_NAMES
        ? some
        : some + " and %s more".formatted(Figures.count(all.size() - MAX_NAMES));
  }
}
