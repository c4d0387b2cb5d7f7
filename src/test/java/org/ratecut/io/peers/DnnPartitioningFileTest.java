package org.ratecut.io.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ratecut.evaluation.Evaluation;
import org.ratecut.evaluation.Evaluator;
import org.ratecut.io.InputException;
import org.ratecut.io.problem.ProblemLoader;
import org.ratecut.model.Assignment;
import org.ratecut.model.Problem;
import org.ratecut.model.VertexSet;
import org.ratecut.model.exact.Fraction;

/** Problems of dnn-partitioning: what they mean, and what is refused. */
class DnnPartitioningFileTest {

  /** Node 7 feeds 5 and 9; 5 feeds 2; nodes 2 and 9 stay together. */
  private static final String GRAPH =
      """
      {"maxSizePerFPGA": 100.0, "maxFPGAs": 2, "maxCPUs": 1,
       "nodes": [
         {"id": 7, "name": "in", "supportedOnFpga": 1, "cpuLatency": 20.5, "fpgaLatency": 2.05,
          "isBackwardNode": 0, "colorClass": 1, "size": 60.0},
         {"id": 5, "supportedOnFpga": true, "cpuLatency": 10, "fpgaLatency": 1,
          "isBackwardNode": false, "size": 40},
         {"id": 2, "supportedOnFpga": 1, "cpuLatency": 30, "fpgaLatency": 3,
          "isBackwardNode": 0, "colorClass": 4, "size": 10},
         {"id": 9, "supportedOnFpga": 1, "cpuLatency": 40, "fpgaLatency": 4,
          "isBackwardNode": 0, "colorClass": 4, "size": 10}],
       "edges": [
         {"sourceId": 7, "destId": 5, "cost": 0.25, "size": 8},
         {"sourceId": 7, "destId": 9, "cost": 0.25, "size": 8},
         {"sourceId": 5, "destId": 2, "cost": 0.5, "size": 16}]}
      """;

  @TempDir private Path folder;

  private Problem read(String text) throws IOException {
    Path file = folder.resolve("graph.json");
    Files.writeString(file, text);
    return ProblemLoader.standard().load(file.toString());
  }

  private static Fraction period(Problem problem, int... devices) {
    Evaluation evaluation = Evaluator.evaluate(problem, Assignment.of(devices));
    assertThat(evaluation.violations()).isEmpty();
    return evaluation.cost(problem.objective());
  }

  @Test
  void anAcceleratorComputesAndSendsAndReceivesEachOutputOnce() throws IOException {
    Problem problem = read(GRAPH);
    assertThat(problem.name()).isEqualTo("graph");
    assertThat(problem.deviceCount()).isEqualTo(3);
    // The first sends its output once (2.05 + 0.25); the second gets it and 0.5 as well.
    assertThat(period(problem, 1, 1, 2, 2)).isEqualTo(Fraction.of(7_750, 1_000_000));
    // All on one device of too little memory is refused; the processor has memory for all.
    assertThat(period(problem, 0, 0, 0, 0)).isEqualTo(Fraction.of(100_500, 1_000_000));
    // Two devices need the output of node 7, which sends it once: 2.05 + 0.25.
    assertThat(period(problem, 1, 2, 0, 0)).isEqualTo(Fraction.of(70_000, 1_000_000));
  }

  @Test
  void theProcessorPaysForNoTransfer() throws IOException {
    Problem problem = read(GRAPH);
    assertThat(period(problem, 0, 1, 1, 1)).isEqualTo(Fraction.of(20_500, 1_000_000));
    assertThat(period(problem, 0, 0, 1, 1)).isEqualTo(Fraction.of(30_500, 1_000_000));
  }

  @Test
  void nodesOfAColourStayTogetherAndMemoryIsLimited() throws IOException {
    Problem problem = read(GRAPH);
    assertThat(problem.rules().colocated()).containsExactly(VertexSet.of(2, 3));
    assertThat(Evaluator.evaluate(problem, Assignment.of(1, 2, 1, 2)).isValid()).isFalse();
    assertThat(Evaluator.evaluate(problem, Assignment.of(1, 1, 1, 1)).isValid()).isFalse();
  }

  @Test
  void whatAcceleratorsDoNotSupportIsOnTheProcessor() throws IOException {
    Problem problem =
        read(GRAPH.replace("\"supportedOnFpga\": true", "\"supportedOnFpga\": false"));
    assertThat(problem.pins().deviceOf(1)).isZero();
    assertThat(problem.pins().pinnedCount()).isEqualTo(1);
  }

  @Test
  void costsTooFineToCountAreRoundedDown() throws IOException {
    Problem exact = read(GRAPH.replace("0.5,", "0.500000000001,"));
    assertThat(period(exact, 1, 1, 2, 2))
        .isEqualTo(Fraction.of(7_750_000_000_001L, 1_000_000_000_000_000L));
    Problem rounded = read(GRAPH.replace("0.5,", "0.5000000000009,"));
    assertThat(period(rounded, 1, 1, 2, 2)).isEqualTo(Fraction.of(7_750, 1_000_000));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"fpgaLatency\": 3,|\"fpgaLatency\": -3,|/nodes/2/fpgaLatency|negative",
        "\"id\": 5|\"id\": 7|/nodes/1|two nodes with the id 7",
        "\"isBackwardNode\": false|\"isBackwardNode\": true|/nodes/1|training",
        "\"destId\": 2, \"cost\": 0.5|\"destId\": 3, \"cost\": 0.5|/edges/2/destId|No node has the"
            + " id 3",
        "\"destId\": 2, \"cost\": 0.5|\"destId\": 1e99, \"cost\": 0.5|/edges/2/destId|No node has",
        "\"destId\": 9, \"cost\": 0.25|\"destId\": 9, \"cost\": 0.75|/edges/1/cost|same cost",
        "\"sourceId\": 5, \"destId\": 2|\"sourceId\": 5, \"destId\": 7|\"\"|cycle",
        "\"cpuLatency\": 10,||/nodes/1/cpuLatency|Found nothing",
        "\"cpuLatency\": 10,|\"cpuLatency\": 1e200,|\"\"|larger unit",
        "\"size\": 60.0|\"size\": 60.5|/nodes/0/size|whole number",
        "\"maxFPGAs\": 2|\"maxFPGAs\": 100000|/maxFPGAs|from 0 to 255",
        "\"maxFPGAs\": 2|\"maxFPGAs\": \"2\"|/maxFPGAs|a number",
        "\"colorClass\": 1,|\"colorClass\": \"red\",|/nodes/0/colorClass|a number",
      })
  void whatIsWrongIsRefusedWithItsPlace(String right, String wrong, String place, String problem) {
    String text =
        GRAPH.replaceFirst(java.util.regex.Pattern.quote(right), wrong == null ? "" : wrong);
    assertThat(text).isNotEqualTo(GRAPH);
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(place.replace("\"", ""))
        .hasMessageContaining(problem);
  }

  @Test
  void aNodeThatNeedsOneOfSeveralProcessorsIsRefused() {
    String text =
        GRAPH
            .replace("\"supportedOnFpga\": true", "\"supportedOnFpga\": false")
            .replace("\"maxCPUs\": 1", "\"maxCPUs\": 2");
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("there are 2 processors");
  }

  @Test
  void aListInThePlaceOfNodesIsNeeded() {
    assertThatThrownBy(
            () ->
                read(
                    """
                    {"maxSizePerFPGA": 1, "maxFPGAs": 2, "maxCPUs": 1, "nodes": [], "edges": []}
                    """))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("There are no nodes");
  }
}
