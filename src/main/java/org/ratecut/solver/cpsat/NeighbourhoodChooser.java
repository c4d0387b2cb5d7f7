package org.ratecut.solver.cpsat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ratecut.evaluation.AssignmentState;
import org.ratecut.model.Network;
import org.ratecut.model.Problem;
import org.ratecut.model.cluster.Channel;
import org.ratecut.model.cluster.DevicePair;

/**
 * Chooses what to set free: the vertices that make a busy device or channel busy, those that they
 * exchange values with, and some at random, all of them on a few devices.
 */
final class NeighbourhoodChooser {

  /** The part of the choices that start from a device or channel as busy as the period. */
  private static final double BUSIEST_SHARE = 0.8;

  private static final double NEARLY = 0.9;

  private final Problem problem;
  private final Network network;
  private final Random random;
  private final int maxDevices;

  NeighbourhoodChooser(Problem problem, Random random, int maxDevices) {
    this.problem = problem;
    this.network = problem.network();
    this.random = random;
    this.maxDevices = maxDevices;
  }

  /** A neighbourhood of at most so many vertices. */
  FreedPart choose(AssignmentState state, int size) {
    int busy = busyResource(state);
    Set<Integer> devices = devices(state, busy);
    List<Integer> candidates =
        IntStream.range(0, state.vertexCount())
            .filter(v -> !state.isPinned(v) && devices.contains(state.deviceOf(v)))
            .boxed()
            .collect(Collectors.toCollection(ArrayList::new));
    Collections.shuffle(candidates, random);
    Set<Integer> chosen = new LinkedHashSet<>();
    candidates.stream()
        .filter(v -> state.relief(v, busy) > 0)
        .limit(Math.max(1, size / 2))
        .forEach(chosen::add);
    addNeighbours(chosen, new LinkedHashSet<>(candidates), size * 3 / 4);
    candidates.stream().limit(size).filter(v -> chosen.size() < size).forEach(chosen::add);
    return new FreedPart(List.copyOf(chosen), List.copyOf(devices));
  }

  /** A device or channel that is as busy as any, or now and then one that is nearly so. */
  private int busyResource(AssignmentState state) {
    double longest = state.seconds(state.bottleneck());
    double least = random.nextDouble() < BUSIEST_SHARE ? longest : longest * NEARLY;
    int[] busy =
        IntStream.range(0, state.unroutable()).filter(r -> state.seconds(r) >= least).toArray();
    return busy[random.nextInt(busy.length)];
  }

  private Set<Integer> devices(AssignmentState state, int busy) {
    Set<Integer> devices = new LinkedHashSet<>();
    int index = problem.resources().index(busy);
    switch (problem.resources().kind(busy)) {
      case DEVICE -> devices.add(index);
      case PORT -> devices.add(problem.cluster().ports().get(index).device());
      case CHANNEL -> {
        Channel channel = problem.cluster().channel(index);
        DevicePair pair = channel.pairs().get(random.nextInt(channel.pairs().size()));
        devices.add(pair.from());
        devices.add(pair.to());
      }
    }
    List<Integer> others =
        IntStream.range(0, state.deviceCount())
            .boxed()
            .collect(Collectors.toCollection(ArrayList::new));
    Collections.shuffle(others, random);
    int count = 2 + random.nextInt(maxDevices - 1);
    others.stream().filter(d -> devices.size() < count).forEach(devices::add);
    return devices;
  }

  /** Extends the chosen by candidates that a chosen one exchanges values with, nearest first. */
  private void addNeighbours(Set<Integer> chosen, Set<Integer> candidates, int size) {
    List<Integer> front = new ArrayList<>(chosen);
    for (int i = 0; i < front.size() && chosen.size() < size; i++) {
      List<Integer> near = neighbours(front.get(i));
      Collections.shuffle(near, random);
      for (int v : near) {
        if (chosen.size() < size && candidates.contains(v) && chosen.add(v)) {
          front.add(v);
        }
      }
    }
  }

  private List<Integer> neighbours(int vertex) {
    List<Integer> near = new ArrayList<>();
    network
        .incomingBroadcasts(vertex)
        .forEach(b -> network.broadcasts().get(b).producers().forEachInt(near::add));
    int outgoing = network.outgoingBroadcast(vertex);
    if (outgoing >= 0) {
      network.broadcasts().get(outgoing).consumers().forEachInt(near::add);
    }
    return near;
  }
}
