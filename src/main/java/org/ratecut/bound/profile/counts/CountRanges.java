package org.ratecut.bound.profile.counts;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.ratecut.bound.CostLimits;
import org.ratecut.bound.profile.network.NetworkProfile;
import org.ratecut.bound.profile.network.Relation;
import org.ratecut.bound.profile.network.VertexClass;
import org.ratecut.model.Pins;
import org.ratecut.model.Problem;
import org.ratecut.model.cluster.Cluster;
import org.ratecut.model.cluster.MemoryKind;

/**
 * How many vertices of each class each device can hold at given limits, by arguments about a single
 * device: its pins, memory, load, and what its channels let it receive and send. The narrower the
 * ranges, the tighter the straight lines below the neighbourhood functions.
 */
public final class CountRanges {

  private final Problem problem;
  private final NetworkProfile profile;
  private final CostLimits limits;
  private final long[][] least;
  private final long[][] most;

  private CountRanges(Problem problem, NetworkProfile profile, CostLimits limits) {
    this.problem = problem;
    this.profile = profile;
    this.limits = limits;
    int classes = profile.classes().size();
    this.least = new long[problem.deviceCount()][classes];
    this.most = new long[problem.deviceCount()][classes];
    for (int d = 0; d < problem.deviceCount(); d++) {
      for (int k = 0; k < classes; k++) {
        limitByOneClass(d, k);
      }
    }
  }

  private CountRanges(CountRanges other) {
    this.problem = other.problem;
    this.profile = other.profile;
    this.limits = other.limits;
    this.least = Arrays.stream(other.least).map(long[]::clone).toArray(long[][]::new);
    this.most = Arrays.stream(other.most).map(long[]::clone).toArray(long[][]::new);
  }

  static CountRanges of(Problem problem, NetworkProfile profile, CostLimits limits) {
    return new CountRanges(problem, profile, limits).narrowed();
  }

  /** Narrows these ranges as long as one leads to another. */
  private CountRanges narrowed() {
    long before;
    do {
      before = width();
      limitByTotals();
      limitByRelations();
    } while (width() < before);
    return this;
  }

  /** Two narrower ranges, one of which holds whatever these do. */
  public List<CountRanges> split(CountSplit at) {
    CountRanges upTo = new CountRanges(this);
    long[] maxThere = upTo.most[at.device()];
    maxThere[at.vertexClass()] = Math.min(maxThere[at.vertexClass()], at.most());
    CountRanges above = new CountRanges(this);
    long[] leastThere = above.least[at.device()];
    leastThere[at.vertexClass()] = Math.max(leastThere[at.vertexClass()], at.most() + 1);
    return List.of(upTo.narrowed(), above.narrowed());
  }

  /** The same where each of some devices holds at least so many of a class. */
  public CountRanges withAtLeast(List<Integer> devices, int vertexClass, long count) {
    CountRanges narrower = new CountRanges(this);
    devices.forEach(d -> narrower.raise(d, vertexClass, count));
    return narrower.narrowedAsCase();
  }

  /** The same where each of some devices holds at most so many of a class. */
  public CountRanges withAtMost(List<Integer> devices, int vertexClass, long count) {
    CountRanges narrower = new CountRanges(this);
    devices.forEach(d -> narrower.limit(d, vertexClass, count));
    return narrower.narrowedAsCase();
  }

  private CountRanges narrowedAsCase() {
    CaseNarrowing narrowing = new CaseNarrowing(problem, profile, limits, this);
    long before;
    do {
      before = width();
      narrowed();
      narrowing.run();
    } while (width() < before && !areEmpty());
    return this;
  }

  /** Whether a device can hold what a column does. */
  public boolean allow(int device, Column column) {
    return IntStream.range(0, profile.classes().size())
        .allMatch(k -> least[device][k] <= column.count(k) && column.count(k) <= most[device][k]);
  }

  private long width() {
    return Arrays.stream(most).flatMapToLong(Arrays::stream).sum()
        - Arrays.stream(least).flatMapToLong(Arrays::stream).sum();
  }

  void limit(int device, int vertexClass, long count) {
    most[device][vertexClass] = Math.min(most[device][vertexClass], count);
  }

  void raise(int device, int vertexClass, long count) {
    least[device][vertexClass] = Math.max(least[device][vertexClass], count);
  }

  public long least(int device, int index) {
    return least[device][index];
  }

  /** Whether a device holds a vertex of some classes in any case. */
  public boolean mustHold(int device, List<Integer> classes) {
    return classes.stream().anyMatch(k -> least[device][k] > 0);
  }

  public long most(int device, int index) {
    return most[device][index];
  }

  public long most(int device, List<Integer> classes) {
    return classes.stream().mapToLong(k -> most[device][k]).sum();
  }

  /** The fewest devices over which the consumers of a relation can be spread. */
  public int fewestHolders(Relation relation) {
    long left = relation.neighbourhood().consumers();
    int holders = 0;
    long[] room =
        IntStream.range(0, problem.deviceCount())
            .mapToLong(d -> -most(d, relation.consumerClasses()))
            .sorted()
            .map(negative -> -negative)
            .toArray();
    while (left > 0 && holders < room.length) {
      left -= room[holders++];
    }
    long known =
        IntStream.range(0, problem.deviceCount())
            .filter(d -> mustHold(d, relation.consumerClasses()))
            .count();
    return (int) Math.max(holders, known);
  }

  /** Whether some class cannot be spread over the devices: then no assignment keeps the limits. */
  public boolean areEmpty() {
    for (int k = 0; k < profile.classes().size(); k++) {
      long room = 0;
      for (int d = 0; d < problem.deviceCount(); d++) {
        room += most[d][k];
        if (least[d][k] > most[d][k]) {
          return true;
        }
      }
      if (room < profile.classes().get(k).size()) {
        return true;
      }
    }
    return false;
  }

  private void limitByOneClass(int device, int index) {
    VertexClass each = profile.classes().get(index);
    int elsewhere = 0;
    for (int v : each.vertices()) {
      int pin = problem.pins().deviceOf(v);
      least[device][index] += pin == device ? 1 : 0;
      elsewhere += pin != device && pin != Pins.FREE ? 1 : 0;
    }
    long most = (long) each.size() - elsewhere;
    for (MemoryKind kind : problem.network().memoryKinds()) {
      long room = problem.cluster().device(device).memory(kind);
      for (int g : each.groups()) {
        room -= problem.network().parameterGroups().get(g).sizeIn(kind);
      }
      most = Math.min(most, fitting(room, each.memory(kind)));
    }
    this.most[device][index] = Math.min(most, fitting(limits.load(device), each.computation()));
  }

  private static long fitting(long room, long each) {
    if (room < 0) {
      return 0;
    }
    return each == 0 ? Long.MAX_VALUE : room / each;
  }

  /** What must be on one device is not on another. */
  private void limitByTotals() {
    for (int k = 0; k < profile.classes().size(); k++) {
      long placed = 0;
      for (long[] ofDevice : least) {
        placed += ofDevice[k];
      }
      for (int d = 0; d < most.length; d++) {
        // Where more must be placed than there is, some device is left less than its least.
        long left = Math.max(0, profile.classes().get(k).size() - placed + least[d][k]);
        most[d][k] = Math.min(most[d][k], left);
      }
    }
  }

  private void limitByRelations() {
    for (Relation relation : profile.relations()) {
      for (int d = 0; d < problem.deviceCount(); d++) {
        if (relation.complete()) {
          limitSenders(relation, d);
        } else {
          limitConsumers(relation, d);
          limitProducers(relation, d);
        }
      }
    }
  }

  /** What a device holds of a complete broadcast goes whole to each other device that needs it. */
  private void limitSenders(Relation relation, int device) {
    long consumers = relation.neighbourhood().consumers();
    if (most(device, relation.consumerClasses()) >= consumers) {
      return;
    }
    long widest = 0;
    for (int other = 0; other < problem.deviceCount(); other++) {
      if (other != device && most(other, relation.consumerClasses()) > 0) {
        widest = Math.max(widest, carried(relation, device, other));
      }
    }
    for (int k : relation.producerClasses()) {
      most[device][k] = Math.min(most[device][k], widest);
    }
  }

  /** {@code ψ(n)} producers must be on the device or arrive over its channels. */
  private void limitConsumers(Relation relation, int device) {
    long available = most(device, relation.producerClasses());
    for (int other = 0; other < problem.deviceCount(); other++) {
      if (other != device) {
        available += carried(relation, other, device);
      }
    }
    int n = relation.neighbourhood().consumers();
    while (n > 0 && relation.neighbourhood().smallest(n) > available) {
      n--;
    }
    for (int k : relation.consumerClasses()) {
      most[device][k] = Math.min(most[device][k], n);
    }
  }

  /** The consumers elsewhere need {@code ψ(N - n)} producers, there or sent from the device. */
  private void limitProducers(Relation relation, int device) {
    long consumersElsewhere =
        relation.neighbourhood().consumers() - most(device, relation.consumerClasses());
    if (consumersElsewhere <= 0) {
      return;
    }
    long sent = 0;
    for (int other = 0; other < problem.deviceCount(); other++) {
      if (other != device) {
        sent += carried(relation, device, other);
      }
    }
    long needed = relation.neighbourhood().smallest((int) consumersElsewhere);
    long room = relation.neighbourhood().producers() - needed + sent;
    for (int k : relation.producerClasses()) {
      most[device][k] = Math.min(most[device][k], room);
    }
  }

  /** The most producers of a relation that one device can send to another. */
  long carried(Relation relation, int from, int to) {
    int channel = problem.cluster().channelBetween(from, to);
    if (channel == Cluster.NO_CHANNEL) {
      return 0;
    }
    long byChannel = limits.traffic(channel) / profile.sources().get(relation.source()).output();
    return Math.min(byChannel, most(from, relation.producerClasses()));
  }
}
