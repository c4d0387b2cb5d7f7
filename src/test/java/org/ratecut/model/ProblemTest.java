package org.ratecut.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.ratecut.model.cluster.Channel;
import org.ratecut.model.cluster.Cluster;
import org.ratecut.model.cluster.Device;
import org.ratecut.model.exact.Fraction;
import org.ratecut.model.exact.InvalidModelException;
import org.ratecut.model.solution.Bound;
import org.ratecut.model.solution.Solution;
import org.ratecut.model.solution.Status;
import org.ratecut.model.solution.StopReason;

class ProblemTest {

  private static Network network(long output) {
    NetworkBuilder builder = Network.builder("n");
    builder.addLayer("a", 1, 2, 1, List.of(new Vertex(0, 0, output), new Vertex(0, 0, 0)));
    return builder.addArcs(VertexSet.of(0), VertexSet.of(1)).build();
  }

  private static Cluster cluster(Fraction bandwidth) {
    return new Cluster(
        "c",
        List.of(new Device("x", 1, 1), new Device("y", 1, 1)),
        List.of(Channel.halfDuplex("l", bandwidth, 0, 1)));
  }

  private static Problem small() {
    return Problem.of("p", network(1), cluster(Fraction.of(1)));
  }

  @Test
  void pinsMustFit() {
    assertThatThrownBy(() -> small().withPins(Pins.none(3)))
        .hasMessage("There are pins for 3 vertices but the network has 2.");
    assertThatThrownBy(() -> small().withPins(Pins.none(2).withVertex(1, 2)))
        .hasMessageContaining("Vertex 1 is pinned to device 2");
    assertThat(Pins.none(2).withVertex(1, 0).pinnedCount()).isEqualTo(1);
  }

  @Test
  void assignmentsMustFit() {
    assertThatThrownBy(() -> Assignment.of(0).requireFitting(small()))
        .hasMessageContaining("has 1 devices");
    assertThatThrownBy(() -> Assignment.of(0, 2).requireFitting(small()))
        .hasMessageContaining("Vertex 1 is assigned to device 2");
    assertThatThrownBy(() -> Assignment.of(-1, 0).requireFitting(small()))
        .hasMessageContaining("device -1");
  }

  @Test
  void trafficThatDoublesCannotCountIsRefused() {
    long half = Network.MAX_TOTAL / 4;
    Cluster whole = cluster(Fraction.of(1));
    assertThat(Problem.of("p", network(half), whole).name()).isEqualTo("p");
    assertThatThrownBy(() -> Problem.of("p", network(2 * half + 1), whole))
        .hasMessageContaining("too many values");
    assertThat(Problem.of("p", network(half), cluster(Fraction.of(1, 2))).name()).isEqualTo("p");
    assertThatThrownBy(() -> Problem.of("p", network(half), cluster(Fraction.of(1, 3))))
        .isInstanceOf(InvalidModelException.class)
        .hasMessageContaining("bandwidth of channel l (1/3)");
  }

  @Test
  void solutionHasAnAssignmentExactlyIfItsStatusSaysSo() {
    assertThatThrownBy(
            () ->
                new Solution(
                    small(), Optional.empty(), Optional.empty(), Status.OPTIMAL, StopReason.PROVED))
        .hasMessageContaining("must have an assignment");
    Solution unknown =
        new Solution(
            small(),
            Optional.empty(),
            Optional.of(Bound.atLeast(Fraction.of(1, 5), "a", "b")),
            Status.UNKNOWN,
            StopReason.EXHAUSTED);
    assertThat(unknown.rateBound()).contains(Fraction.of(5));
  }
}
