package org.ratecut.bound.profile.network;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.ratecut.model.Problem;

/**
 * The groups of devices by which the relaxation of single devices keeps traffic apart: what a
 * device exchanges with each group is counted for itself. With the whole input layer on one device,
 * say, that device is a group of its own, and what any other can get of the input is at most what
 * one channel carries.
 *
 * @param groups each device is in one of them, and interchangeable devices are in the same
 */
public record Partners(List<List<Integer>> groups) {

  /** On so few devices, one channel is not much less than all, and pricing would take longer. */
  private static final int MAX_DEVICES_TOGETHER = 6;

  /** Each group makes pricing slower. */
  private static final int MAX_APART = 3;

  /** Copies the lists. */
  public Partners {
    groups = groups.stream().map(List::copyOf).toList();
  }

  /** Each device with pinned vertices by itself, and the others together. */
  public static Partners of(Problem problem) {
    List<Integer> apart =
        IntStream.range(0, problem.vertexCount())
            .filter(problem.pins()::isPinned)
            .map(problem.pins()::deviceOf)
            .distinct()
            .sorted()
            .boxed()
            .toList();
    List<Integer> together =
        new ArrayList<>(IntStream.range(0, problem.deviceCount()).boxed().toList());
    if (apart.size() > MAX_APART || problem.deviceCount() <= MAX_DEVICES_TOGETHER) {
      return new Partners(List.of(together));
    }
    together.removeAll(apart);
    List<List<Integer>> groups = new ArrayList<>();
    apart.forEach(device -> groups.add(List.of(device)));
    groups.add(together);
    return new Partners(groups);
  }

  public int count() {
    return groups.size();
  }

  public List<Integer> members(int group) {
    return groups.get(group);
  }

  /** The group of a device. */
  public int of(int device) {
    return IntStream.range(0, groups.size())
        .filter(group -> groups.get(group).contains(device))
        .findFirst()
        .orElseThrow();
  }
}
