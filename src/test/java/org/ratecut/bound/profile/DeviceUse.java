package org.ratecut.bound.profile;

import java.util.Set;
import java.util.TreeSet;
import org.ratecut.bound.profile.counts.Column;
import org.ratecut.bound.profile.network.NetworkProfile;
import org.ratecut.bound.profile.network.Partners;
import org.ratecut.model.Assignment;
import org.ratecut.model.Network;
import org.ratecut.model.Problem;
import org.ratecut.model.VertexSet;

/** What an assignment makes a device hold, receive and send, vertex by vertex. */
public final class DeviceUse {

  private final Problem problem;
  private final NetworkProfile profile;
  private final Partners partners;

  public DeviceUse(Problem problem, NetworkProfile profile, Partners partners) {
    this.problem = problem;
    this.profile = profile;
    this.partners = partners;
  }

  public Column column(Assignment assignment, int device) {
    long[] counts = new long[profile.classes().size()];
    for (int k = 0; k < counts.length; k++) {
      VertexSet members = profile.classes().get(k).vertices();
      counts[k] = members.stream().filter(v -> assignment.deviceOf(v) == device).count();
    }
    long[][] received = new long[partners.count()][profile.sources().size()];
    long[][] sent = new long[partners.count()][profile.sources().size()];
    for (int s = 0; s < profile.sources().size(); s++) {
      for (int v : profile.sources().get(s).vertices()) {
        int sender = assignment.deviceOf(v);
        for (int receiver : readers(assignment, v)) {
          if (receiver == device && sender != device) {
            received[partners.of(sender)][s]++;
          }
          if (sender == device && receiver != device) {
            sent[partners.of(receiver)][s]++;
          }
        }
      }
    }
    return new Column(counts, received, sent);
  }

  private Set<Integer> readers(Assignment assignment, int vertex) {
    Network network = problem.network();
    Set<Integer> readers = new TreeSet<>();
    network
        .broadcasts()
        .get(network.outgoingBroadcast(vertex))
        .consumers()
        .forEachInt(v -> readers.add(assignment.deviceOf(v)));
    return readers;
  }
}
