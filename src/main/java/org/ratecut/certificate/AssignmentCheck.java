package org.ratecut.certificate;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.ratecut.certificate.Certificate.Broken;
import org.ratecut.certificate.Certificate.Place;
import org.ratecut.certificate.Certificate.Step;
import org.ratecut.model.Broadcast;
import org.ratecut.model.MemoryLimit;
import org.ratecut.model.Network;
import org.ratecut.model.ParameterGroup;
import org.ratecut.model.Problem;
import org.ratecut.model.Resources;
import org.ratecut.model.VertexSet;
import org.ratecut.model.cluster.Cluster;
import org.ratecut.model.cluster.MemoryKind;
import org.ratecut.model.exact.Fraction;

/**
 * Checks a tree of partial assignments. All that is looked at only grows as more vertices are
 * placed: what is in memory, what each resource is used for, who is sent something.
 */
public final class AssignmentCheck {

  /** Of a vertex that is not placed. */
  public static final int FREE = -1;

  private final Problem problem;
  private final Network network;
  private final Limits limits;
  private final int[] deviceOf;

  /**
   * Checks trees about a claim; no vertex is placed yet.
   *
   * @param cost that all valid assignments are said to have at least; empty if there is said to be
   *     none
   */
  public AssignmentCheck(Problem problem, Optional<Fraction> cost) {
    this.problem = problem;
    this.network = problem.network();
    this.limits = new Limits(problem, cost);
    this.deviceOf = new int[problem.vertexCount()];
    Arrays.fill(deviceOf, FREE);
  }

  /** What is wrong with a tree; empty if no assignment is left. */
  Optional<String> objection(List<Step> tree) {
    int[] placed = new int[deviceOf.length];
    int depth = 0;
    boolean isOver = false;
    for (int i = 0; i < tree.size(); i++) {
      if (isOver) {
        return Optional.of("step %d comes after the last case".formatted(i));
      }
      if (tree.get(i) instanceof Place place) {
        int v = place.vertex();
        if (v < 0 || v >= deviceOf.length || deviceOf[v] != FREE) {
          return Optional.of("step %d places no free vertex".formatted(i));
        }
        placed[depth++] = v;
        deviceOf[v] = 0;
        continue;
      }
      if (!(tree.get(i) instanceof Broken broken) || !holds(broken)) {
        return Optional.of("step %d names nothing that is broken".formatted(i));
      }
      while (depth > 0 && deviceOf[placed[depth - 1]] == problem.deviceCount() - 1) {
        deviceOf[placed[--depth]] = FREE;
      }
      isOver = depth == 0;
      if (!isOver) {
        deviceOf[placed[depth - 1]]++;
      }
    }
    return isOver ? Optional.empty() : Optional.of("cases are missing at the end");
  }

  /** Puts a vertex on a device, or, at {@link #FREE}, on none. */
  public void place(int vertex, int device) {
    deviceOf[vertex] = device;
  }

  /** Whether the partial assignment breaks what is said. */
  public boolean holds(Broken broken) {
    int[] at = broken.where().stream().mapToInt(Integer::intValue).toArray();
    return switch (broken.reason()) {
      case PIN -> areVertices(at, 1) && isPlaced(at[0]) && isMisplaced(at[0]);
      case RAM -> isDevice(at, 2) && memory(MemoryKind.RAM, at[0], at[1]);
      case FLASH -> isDevice(at, 1) && memory(MemoryKind.FLASH, at[0], 0);
      case TIME -> at.length == 1 && isResource(at[0]) && use(at[0]) > limits.of(at[0]);
      case TRAFFIC -> at.length == 0 && traffic() > limits.total();
      case CHANNEL -> isDevice(at, 2) && at[1] != at[0] && isDevice(at[1]) && misses(at[0], at[1]);
      case DEVICES -> at.length == 0 && usedDevices() > allowedDevices();
      case APART -> areVertices(at, 2) && arePlaced(at) && mustBeTogether(at) && differ(at, 0, 1);
      case RETURN -> problem.rules().contiguous() && areVertices(at, 3) && returns(at);
    };
  }

  private boolean areVertices(int[] at, int count) {
    return at.length == count && Arrays.stream(at).allMatch(v -> v >= 0 && v < deviceOf.length);
  }

  private boolean isDevice(int[] at, int count) {
    return at.length == count && isDevice(at[0]);
  }

  private boolean isDevice(int device) {
    return device >= 0 && device < problem.deviceCount();
  }

  private boolean isResource(int resource) {
    return resource >= 0 && resource < problem.resources().count();
  }

  private boolean isPlaced(int vertex) {
    return deviceOf[vertex] != FREE;
  }

  private boolean arePlaced(int[] vertices) {
    return Arrays.stream(vertices).allMatch(this::isPlaced);
  }

  private boolean differ(int[] vertices, int a, int b) {
    return deviceOf[vertices[a]] != deviceOf[vertices[b]];
  }

  private boolean isMisplaced(int vertex) {
    return problem.pins().isPinned(vertex) && problem.pins().deviceOf(vertex) != deviceOf[vertex];
  }

  private boolean has(VertexSet vertices, int device) {
    return vertices.stream().anyMatch(v -> deviceOf[v] == device);
  }

  /** Whether a memory is too small in a phase. */
  private boolean memory(MemoryKind kind, int device, int phase) {
    if (phase < 0 || phase >= network.phaseCount()) {
      return false;
    }
    MemoryLimit limit = new MemoryLimit(kind, phase);
    long used =
        IntStream.range(0, deviceOf.length)
            .filter(v -> deviceOf[v] == device)
            .mapToLong(v -> network.memory(limit, v))
            .sum();
    for (ParameterGroup group : network.parameterGroups()) {
      used += has(group.members(), device) ? group.sizeIn(kind) : 0;
    }
    return used > problem.cluster().device(device).memory(kind);
  }

  /** Units of a resource, by the formula of {@link Resources}. */
  private long use(int resource) {
    Resources resources = problem.resources();
    long use = 0;
    for (int v = 0; v < deviceOf.length; v++) {
      boolean here = resources.kind(resource) == Resources.Kind.DEVICE && deviceOf[v] == resource;
      use += here ? resources.work(resource, v) : 0;
    }
    long perValue = resources.unitsPerValue(resource);
    if (perValue == 0) {
      return use;
    }
    for (Broadcast broadcast : network.broadcasts()) {
      for (int from = 0; from < problem.deviceCount(); from++) {
        long receivers = 0;
        for (int to = 0; to < problem.deviceCount(); to++) {
          boolean carried = to != from && resources.carries(resource, from, to);
          receivers += carried && has(broadcast.consumers(), to) ? 1 : 0;
        }
        receivers = resources.countsOnce(resource) ? Math.min(1, receivers) : receivers;
        use += perValue * supply(broadcast, from) * receivers;
      }
    }
    return use;
  }

  private long supply(Broadcast broadcast, int device) {
    return broadcast.producers().stream()
        .filter(v -> deviceOf[v] == device)
        .mapToLong(network::output)
        .sum();
  }

  private long traffic() {
    long sum = 0;
    for (Broadcast broadcast : network.broadcasts()) {
      for (int to = 0; to < problem.deviceCount(); to++) {
        if (has(broadcast.consumers(), to)) {
          int receiver = to;
          sum +=
              broadcast.producers().stream()
                  .filter(v -> isPlaced(v) && deviceOf[v] != receiver)
                  .mapToLong(network::output)
                  .sum();
        }
      }
    }
    return sum;
  }

  private boolean misses(int from, int to) {
    return problem.cluster().channelBetween(from, to) == Cluster.NO_CHANNEL
        && network.broadcasts().stream()
            .anyMatch(each -> has(each.consumers(), to) && supply(each, from) > 0);
  }

  private long usedDevices() {
    return Arrays.stream(deviceOf).filter(d -> d != FREE).distinct().count();
  }

  private long allowedDevices() {
    return problem.rules().maxDevices().orElse(Integer.MAX_VALUE);
  }

  private boolean mustBeTogether(int[] at) {
    return problem.rules().colocated().stream()
        .anyMatch(set -> set.contains(at[0]) && set.contains(at[1]));
  }

  private boolean returns(int[] at) {
    return arePlaced(at)
        && deviceOf[at[0]] == deviceOf[at[2]]
        && differ(at, 0, 1)
        && isPath(at[0], at[1])
        && isPath(at[1], at[2]);
  }

  private boolean isPath(int from, int to) {
    BitSet reached = new BitSet();
    reached.set(from);
    BitSet open = (BitSet) reached.clone();
    while (!open.isEmpty()) {
      int v = open.nextSetBit(0);
      open.clear(v);
      int broadcast = network.outgoingBroadcast(v);
      if (broadcast >= 0) {
        for (int next : network.broadcasts().get(broadcast).consumers()) {
          if (!reached.get(next)) {
            reached.set(next);
            open.set(next);
          }
        }
      }
    }
    return from != to && reached.get(to);
  }
}
