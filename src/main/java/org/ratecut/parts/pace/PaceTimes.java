package org.ratecut.parts.pace;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ratecut.evaluation.Evaluator;
import org.ratecut.model.Assignment;
import org.ratecut.model.Network;
import org.ratecut.model.Problem;
import org.ratecut.model.exact.Fraction;
import org.ratecut.parts.Manifest;
import org.ratecut.parts.RegionTransfer;
import org.ratecut.parts.Stage;

/** Works out the pace of parts from the problem that they were cut for. */
public final class PaceTimes {

  private static final int BITS = 8;

  private final Manifest manifest;
  private final Problem problem;
  private final Assignment assignment;

  private PaceTimes(Manifest manifest, Problem problem, Assignment assignment) {
    this.manifest = manifest;
    this.problem = problem;
    this.assignment = assignment;
  }

  /**
   * The pace of parts. What a device computes of a layer counts for the last of its stages that
   * computes some of it.
   *
   * @return empty if a transfer keeps more busy than its channel, as with ports and processors that
   *     communicate, or devices send each other something without a channel
   */
  public static Optional<Pace> of(Manifest manifest, Problem problem, Assignment assignment) {
    Fraction period = Evaluator.evaluate(problem, assignment).period();
    boolean connected =
        manifest.transfers().stream()
            .allMatch(
                each -> problem.cluster().channelBetween(each.from().device(), each.to()) >= 0);
    return period.isZero() || !connected || !problem.cluster().hasPlainTransfers()
        ? Optional.empty()
        : Optional.of(new PaceTimes(manifest, problem, assignment).pace(period));
  }

  private Pace pace(Fraction period) {
    List<List<Double>> stages = new ArrayList<>();
    for (int d = 0; d < manifest.devices().size(); d++) {
      stages.add(stages(d));
    }
    return new Pace(
        period.toDouble(), stages, manifest.transfers().stream().map(this::transfer).toList());
  }

  private List<Double> stages(int device) {
    Network network = problem.network();
    Map<String, Long> workOfLayer = new HashMap<>();
    for (int v = 0; v < network.vertexCount(); v++) {
      if (assignment.deviceOf(v) == device) {
        workOfLayer.merge(
            network.layers().get(network.layerOf(v)).name(),
            problem.work(device, v),
            Math::addExact);
      }
    }
    List<Double> seconds = new ArrayList<>();
    List<Stage> stages = manifest.devices().get(device).stages();
    for (int s = stages.size() - 1; s >= 0; s--) {
      long work = 0;
      for (String layer : stages.get(s).layers()) {
        Long ofLayer = workOfLayer.remove(layer);
        work = Math.addExact(work, ofLayer == null ? 0 : ofLayer);
      }
      seconds.add(
          0, problem.resources().time(problem.resources().ofDevice(device), work).toDouble());
    }
    return seconds;
  }

  private Pace.PacedTransfer transfer(RegionTransfer transfer) {
    int channel = problem.cluster().channelBetween(transfer.from().device(), transfer.to());
    int resource = problem.resources().ofChannel(channel);
    double values = (double) transfer.bytes() * BITS / problem.network().bitsPerValue();
    double seconds =
        problem.resources().isUnlimited(resource)
            ? 0
            : values / problem.resources().speed(resource).toDouble();
    return new Pace.PacedTransfer(channel, seconds);
  }
}
