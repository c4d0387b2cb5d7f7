package org.ratecut.model;

import java.util.ArrayList;
import java.util.List;
import org.ratecut.model.cluster.Channel;
import org.ratecut.model.cluster.Cluster;
import org.ratecut.model.cluster.DevicePair;
import org.ratecut.model.cluster.Port;

/** For each device the resources that its traffic uses beside, or instead of, single channels. */
final class TrafficUse {

  private static final int[] NONE = {};

  final int[][] sendingEach;
  final int[][] receiving;
  final int[][] sendingOnce;

  TrafficUse(Resources resources, Cluster cluster) {
    int devices = cluster.deviceCount();
    List<List<Integer>> each = lists(devices);
    List<List<Integer>> in = lists(devices);
    List<List<Integer>> once = lists(devices);
    for (int d = 0; d < devices; d++) {
      if (cluster.device(d).communication().isPresent()) {
        (resources.countsOnce(d) ? once : each).get(d).add(d);
        in.get(d).add(d);
      }
    }
    for (int h = 0; h < cluster.channelCount(); h++) {
      Channel channel = cluster.channel(h);
      if (channel.multicast()) {
        int resource = resources.ofChannel(h);
        channel.pairs().stream()
            .mapToInt(DevicePair::from)
            .distinct()
            .forEach(sender -> once.get(sender).add(resource));
      }
    }
    for (int p = 0; p < cluster.ports().size(); p++) {
      Port port = cluster.ports().get(p);
      int resource = resources.ofPort(p);
      if (port.direction().sends()) {
        (port.once() ? once : each).get(port.device()).add(resource);
      }
      if (port.direction().receives()) {
        in.get(port.device()).add(resource);
      }
    }
    sendingEach = arrays(each);
    receiving = arrays(in);
    sendingOnce = arrays(once);
  }

  private static List<List<Integer>> lists(int count) {
    List<List<Integer>> lists = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      lists.add(new ArrayList<>(0));
    }
    return lists;
  }

  private static int[][] arrays(List<List<Integer>> lists) {
    return lists.stream()
        .map(list -> list.isEmpty() ? NONE : list.stream().mapToInt(Integer::intValue).toArray())
        .toArray(int[][]::new);
  }
}
