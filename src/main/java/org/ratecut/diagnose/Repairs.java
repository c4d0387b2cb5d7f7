package org.ratecut.diagnose;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.ratecut.budget.Budget;
import org.ratecut.model.Layer;
import org.ratecut.model.Pins;
import org.ratecut.model.Problem;
import org.ratecut.model.cluster.Cluster;
import org.ratecut.model.cluster.Device;
import org.ratecut.model.cluster.DevicePair;
import org.ratecut.model.cluster.MemoryKind;
import org.ratecut.model.exact.InvalidModelException;

/** Finds changes that make a problem fit. A change is listed only if an assignment was found. */
final class Repairs {

  private static final int SHARE_OF_A_DECISION = 20;
  private static final int MAX_ADDITIONAL_DEVICES = 256;
  private static final int MAX_KINDS = 8;
  private static final int MAX_LINKS_TO_TRY = 64;
  private static final int MAX_LINKS_TO_NAME = 5;
  private static final int MAX_PARTS = 64;

  private final Problem problem;
  private final Core core;
  private final Budget budget;
  private final Fitting fitting;

  Repairs(Core core, Budget budget) {
    this.problem = core.problem();
    this.core = core;
    this.budget = budget;
    this.fitting = new Fitting(budget);
  }

  List<Repair> find() {
    List<Repair> repairs = new ArrayList<>();
    core.memories().forEach(kind -> moreMemory(kind).ifPresent(repairs::add));
    kinds().stream().limit(MAX_KINDS).forEach(d -> moreDevices(d).ifPresent(repairs::add));
    finerTile().ifPresent(repairs::add);
    if (core.missingChannels()) {
      repairs.addAll(links());
    }
    if (core.pins() && fits(problem.withPins(noPins()))) {
      repairs.add(new Repair.NoPins());
    }
    return List.copyOf(repairs);
  }

  private Optional<Repair> moreMemory(MemoryKind kind) {
    long everything = problem.network().totalMemory(kind);
    return new LeastThatFits(
            more -> decide(Clusters.withMemory(problem, kind, old -> add(old, more))))
        .search(1, Math.max(1, everything))
        .map(least -> new Repair.MoreMemory(kind, least.atLeast(), least.enough()));
  }

  /** Devices with the same memories and performance are of one kind, named by the first of them. */
  private List<Device> kinds() {
    Map<List<Long>, Device> kinds = new LinkedHashMap<>();
    problem
        .cluster()
        .devices()
        .forEach(d -> kinds.putIfAbsent(List.of(d.memory(), d.flash(), d.performance()), d));
    return List.copyOf(kinds.values());
  }

  private Optional<Repair> moreDevices(Device kind) {
    int room = Cluster.MAX_DEVICES - problem.deviceCount();
    int most = Math.min(room, Math.min(MAX_ADDITIONAL_DEVICES, problem.vertexCount()));
    return most < 1
        ? Optional.empty()
        : new LeastThatFits(more -> decideWithMore(kind, (int) more))
            .search(1, most)
            .map(
                least -> new Repair.MoreDevices(kind, (int) least.atLeast(), (int) least.enough()));
  }

  /** Undecided where the model refuses so many devices, because their traffic is not countable. */
  private Feasibility decideWithMore(Device kind, int count) {
    try {
      return decide(Clusters.withMoreDevices(problem, kind, count));
    } catch (InvalidModelException e) {
      return new Feasibility.Open();
    }
  }

  /** A layer of the core in smaller pieces; only looked at where channels are no matter. */
  private Optional<Repair> finerTile() {
    if (Demands.allOf(problem).channels()) {
      return Optional.empty();
    }
    for (Layer layer : core.layers()) {
      for (int parts = 2; parts <= MAX_PARTS && !budget.isSpent(); parts *= 2) {
        Optional<Problem> cut = FinerTiles.cut(problem, layer, parts);
        if (cut.isPresent() && fits(cut.get())) {
          return Optional.of(new Repair.FinerTile(layer, parts));
        }
      }
    }
    return Optional.empty();
  }

  private List<Repair> links() {
    Cluster cluster = problem.cluster();
    return IntStream.range(0, cluster.deviceCount())
        .boxed()
        .flatMap(
            a -> IntStream.range(a + 1, cluster.deviceCount()).mapToObj(b -> new DevicePair(a, b)))
        .filter(
            pair ->
                Clusters.isMissing(cluster, pair)
                    || Clusters.isMissing(cluster, new DevicePair(pair.to(), pair.from())))
        .limit(MAX_LINKS_TO_TRY)
        .filter(pair -> fits(Clusters.withLink(problem, pair.from(), pair.to())))
        .limit(MAX_LINKS_TO_NAME)
        .<Repair>map(
            pair -> new Repair.Link(cluster.device(pair.from()), cluster.device(pair.to())))
        .toList();
  }

  private Pins noPins() {
    return Pins.none(problem.vertexCount());
  }

  private boolean fits(Problem changed) {
    return decide(changed).fits();
  }

  private Feasibility decide(Problem changed) {
    if (budget.isSpent()) {
      return new Feasibility.Open();
    }
    Duration time = budget.remaining().dividedBy(SHARE_OF_A_DECISION);
    return fitting.decide(Excerpt.of(changed, Demands.allOf(changed)), time);
  }

  private static long add(long memory, long more) {
    return memory > Long.MAX_VALUE - more ? Long.MAX_VALUE : memory + more;
  }
}
