package org.ratecut.bound.profile.inequality;

import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.IntVar;
import com.google.ortools.sat.LinearExpr;
import com.google.ortools.sat.LinearExprBuilder;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ratecut.bound.profile.network.NetworkProfile;
import org.ratecut.bound.profile.network.SendingLayer;

/**
 * States that outputs go whole: each channel carries no more than one of its {@linkplain
 * LinkPatterns patterns}, which the capacity of all together does not say.
 */
final class PatternInequalities {

  private final CpModel model;
  private final NetworkProfile profile;
  private final List<Long> sizes;

  PatternInequalities(CpModel model, NetworkProfile profile) {
    this.model = model;
    this.profile = profile;
    this.sizes = profile.sources().stream().map(SendingLayer::output).distinct().sorted().toList();
  }

  /**
   * States it of what some channels carry together.
   *
   * @param limits of the channels
   * @param received by source
   * @param sent by source
   */
  void state(List<Long> limits, IntVar[] received, IntVar[] sent) {
    if (sizes.size() < 2) {
      return;
    }
    Map<Long, Long> channels =
        limits.stream()
            .collect(
                Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
    List<LinearExprBuilder> room =
        sizes.stream().skip(1).map(size -> LinearExpr.newBuilder()).toList();
    for (Map.Entry<Long, Long> each : channels.entrySet()) {
      List<long[]> patterns = new LinkPatterns(sizes, each.getKey()).all();
      if (patterns.isEmpty()) {
        return;
      }
      addRoom(patterns, each.getValue(), room);
    }
    for (int i = 0; i < room.size(); i++) {
      for (int s = 0; s < received.length; s++) {
        if (profile.sources().get(s).output() == sizes.get(i + 1)) {
          room.get(i).addTerm(received[s], -1).addTerm(sent[s], -1);
        }
      }
      model.addGreaterOrEqual(room.get(i), 0);
    }
  }

  /** Creates a variable for each pattern: how many channels of one limit carry it. */
  private void addRoom(List<long[]> patterns, long channels, List<LinearExprBuilder> room) {
    LinearExprBuilder used = LinearExpr.newBuilder();
    for (long[] pattern : patterns) {
      IntVar times = model.newIntVar(0, channels, "");
      used.add(times);
      for (int i = 0; i < pattern.length; i++) {
        room.get(i).addTerm(times, pattern[i]);
      }
    }
    model.addLessOrEqual(used, channels);
  }
}
