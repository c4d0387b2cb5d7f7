package org.ratecut.external;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ratecut.model.Assignment;
import org.ratecut.model.Network;
import org.ratecut.model.Problem;
import org.ratecut.model.Vertex;
import org.ratecut.model.cluster.Cluster;
import org.ratecut.model.cluster.Device;
import org.ratecut.solver.Incumbent;
import org.ratecut.solver.Listener;

class RefereedPartitionsTest {

  @Test
  void invalidPartitionsAreCountedByReason() {
    var builder = Network.builder("pair");
    var first = builder.addLayer("first", 1, 1, 1, new Vertex(5, 1, 1));
    var second = builder.addLayer("second", 1, 1, 1, new Vertex(5, 1, 0));
    builder.addArcs(first, second);
    List<Device> devices = List.of(new Device("a", 7, 1), new Device("b", 9, 1));
    Problem problem = Problem.of("pair", builder.build(), new Cluster("apart", devices, List.of()));
    Incumbent incumbent = new Incumbent(problem, Listener.SILENT);
    RefereedPartitions partitions = new RefereedPartitions(problem, incumbent, "test");
    partitions.judge(Assignment.of(0, 0));
    partitions.judge(Assignment.of(1, 1));
    partitions.judge(Assignment.of(0, 1));
    assertThat(partitions.allAreInvalid()).isTrue();
    assertThat(incumbent.assignment()).isEmpty();
    assertThat(partitions.complaint())
        .contains("3 of 3 partitions of test are invalid")
        .contains("2 exceed the memory of devices (by at least 1 values)")
        .contains("1 need a channel that is not there")
        .contains("Device a holds 10 values, 3 more than its 7.");
  }
}
