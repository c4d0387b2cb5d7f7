package org.ratecut.bound.profile.inequality;

import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.IntVar;
import com.google.ortools.sat.LinearExpr;
import com.google.ortools.sat.LinearExprBuilder;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.ratecut.bound.profile.counts.CountRanges;
import org.ratecut.bound.profile.counts.CountVariables;
import org.ratecut.bound.profile.network.NetworkProfile;
import org.ratecut.bound.profile.network.Relation;
import org.ratecut.bound.window.LowerHull;
import org.ratecut.bound.window.NeighbourhoodBounds;

/**
 * States for a set of devices what must cross between it and the rest, given how many consumers of
 * a relation it holds: the smallest neighbourhood that it must receive, the one that it must send,
 * and the boundary that must go one way or the other.
 */
public final class CutInequalities {

  private final CpModel model;
  private final NetworkProfile profile;
  private final CountVariables counts;
  private final CountRanges ranges;

  public CutInequalities(
      CpModel model, NetworkProfile profile, CountVariables counts, CountRanges ranges) {
    this.model = model;
    this.profile = profile;
    this.counts = counts;
    this.ranges = ranges;
  }

  /**
   * States them for one set.
   *
   * @param traffic between these devices and all others
   */
  public void state(List<Integer> devices, Traffic traffic) {
    for (Relation relation : profile.relations()) {
      if (!relation.complete()) {
        state(relation, devices, traffic);
        if (devices.size() == 1) {
          stateLines(relation, devices.get(0), traffic);
        }
      } else if (devices.size() == 1) {
        stateComplete(relation, devices.get(0), traffic);
      }
    }
  }

  private void state(Relation relation, List<Integer> devices, Traffic traffic) {
    NeighbourhoodBounds neighbourhood = relation.neighbourhood();
    int consumers = neighbourhood.consumers();
    int producers = neighbourhood.producers();
    IntVar inside = sum(devices, relation.consumerClasses(), consumers);
    LinearExpr local = producers(devices, relation.producerClasses());

    IntVar read = function(inside, consumers, neighbourhood::smallest);
    LinearExprBuilder needed = traffic.received(relation.source());
    model.addGreaterOrEqual(needed.add(local), read);

    IntVar readOutside = function(inside, consumers, n -> neighbourhood.smallest(consumers - n));
    // sent + (P - local) >= readOutside
    LinearExprBuilder provided = traffic.sent(relation.source());
    model.addGreaterOrEqual(provided.addTerm(local, -1).add(producers), readOutside);

    if (IntStream.rangeClosed(0, consumers).anyMatch(n -> neighbourhood.boundary(n) > 0)) {
      IntVar crossing = function(inside, consumers, neighbourhood::boundary);
      model.addGreaterOrEqual(traffic.exchanged(relation.source()), crossing);
    }
  }

  /** A device that holds a consumer has or receives every producer. */
  private void stateComplete(Relation relation, int device, Traffic traffic) {
    LinearExprBuilder had = traffic.received(relation.source());
    had.add(counts.sum(device, relation.producerClasses()));
    had.addTerm(
        counts.presence(device, relation.consumerClasses()), -relation.neighbourhood().producers());
    model.addGreaterOrEqual(had, 0);
  }

  /** The lower hull of ψ over the counts that the device can hold, as linear inequalities. */
  private void stateLines(Relation relation, int device, Traffic traffic) {
    NeighbourhoodBounds neighbourhood = relation.neighbourhood();
    long most = ranges.most(device, relation.consumerClasses());
    int last = (int) Math.min(neighbourhood.consumers(), most);
    if (last == 0) {
      return;
    }
    for (LowerHull.Line line : LowerHull.below(neighbourhood::smallest, last)) {
      LinearExprBuilder had = traffic.received(relation.source());
      had.add(counts.sum(device, relation.producerClasses()));
      LinearExprBuilder spare = LinearExpr.newBuilder();
      spare.addTerm(had, line.dx());
      spare.addTerm(counts.sum(device, relation.consumerClasses()), -line.dy());
      spare.addTerm(counts.presence(device, relation.consumerClasses()), -line.offset());
      model.addGreaterOrEqual(spare, 0);
    }
  }

  private IntVar sum(List<Integer> devices, List<Integer> classes, int most) {
    if (devices.size() == 1) {
      return counts.sum(devices.get(0), classes);
    }
    IntVar sum = model.newIntVar(0, most, "");
    model.addEquality(sum, producers(devices, classes));
    return sum;
  }

  private LinearExpr producers(List<Integer> devices, List<Integer> classes) {
    LinearExprBuilder sum = LinearExpr.newBuilder();
    devices.forEach(d -> sum.add(counts.sum(d, classes)));
    return sum.build();
  }

  private IntVar function(IntVar of, int most, IntUnaryOperator operator) {
    long[] table = IntStream.rangeClosed(0, most).map(operator).asLongStream().toArray();
    long largest = IntStream.rangeClosed(0, most).mapToLong(n -> table[n]).max().orElse(0);
    IntVar value = model.newIntVar(0, largest, "");
    model.addElement(of, table, value);
    return value;
  }
}
