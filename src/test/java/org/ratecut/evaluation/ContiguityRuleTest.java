package org.ratecut.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ratecut.model.Assignment;
import org.ratecut.model.Layer;
import org.ratecut.model.Network;
import org.ratecut.model.NetworkBuilder;
import org.ratecut.model.Problem;
import org.ratecut.model.Rules;
import org.ratecut.model.Vertex;
import org.ratecut.model.VertexSet;
import org.ratecut.model.cluster.Cluster;
import org.ratecut.model.cluster.Device;

class ContiguityRuleTest {

  private static final Assignment THERE_AND_BACK = Assignment.of(0, 1, 0);
  private static final Assignment ONE_WAY = Assignment.of(1, 1, 0);

  /** A chain of three on two devices. */
  private static Problem chain() {
    NetworkBuilder builder = Network.builder("chain");
    Layer a = builder.addLayer("a", 1, 1, 1, new Vertex(1, 1, 1));
    Layer b = builder.addLayer("b", 1, 1, 1, new Vertex(1, 1, 1));
    Layer c = builder.addLayer("c", 1, 1, 1, new Vertex(1, 1, 1));
    Cluster two =
        new Cluster("two", List.of(new Device("x", 9, 1), new Device("y", 9, 1)), List.of());
    return Problem.of("chain", builder.addArcs(a, b).addArcs(b, c).build(), two);
  }

  @Test
  void asksWhetherAPathComesBack() {
    Problem problem = chain().withRules(Rules.NONE.withContiguous(true));
    ContiguityRule rule = new ContiguityRule(problem);
    assertThat(rule.isKeptBy(THERE_AND_BACK)).isFalse();
    assertThat(rule.isKeptBy(ONE_WAY)).isTrue();
    assertThat(rule.isKeptBy(new AssignmentState(problem, THERE_AND_BACK))).isFalse();
    assertThat(rule.isKeptBy(new AssignmentState(problem, ONE_WAY))).isTrue();
  }

  @Test
  void isKeptByAllWhereThereIsNone() {
    Problem problem = chain();
    ContiguityRule rule = new ContiguityRule(problem);
    assertThat(rule.isKeptBy(THERE_AND_BACK)).isTrue();
    assertThat(rule.isKeptBy(new AssignmentState(problem, THERE_AND_BACK))).isTrue();
  }

  @Test
  void theRefereeNamesVerticesThatMustBeTogether() {
    Problem problem = chain().withRules(Rules.NONE.withColocated(List.of(VertexSet.of(0, 1, 2))));
    assertThat(Evaluator.evaluate(problem, ONE_WAY).violations())
        .contains(new Violation.NotColocated(0, 1, 2, 0));
    assertThat(Evaluator.evaluate(problem, Assignment.of(1, 1, 1)).violations()).isEmpty();
  }
}
