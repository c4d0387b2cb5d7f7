package org.ratecut.io.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ratecut.io.InputException;
import org.ratecut.io.networks.NetworkWriter;
import org.ratecut.model.Feedback;
import org.ratecut.model.Network;
import org.ratecut.model.Problem;
import org.ratecut.model.VertexSet;

/** Feedback in network files, problem files and options. */
class FeedbackFilesTest {

  private static final String LAYERS =
      """
      {"name": "frame", "type": "input", "shape": [2]},
      {"name": "hidden", "type": "state", "shape": [2], "feedback": "cell"},
      {"name": "join", "type": "concatenation", "inputs": ["frame", "hidden"]},
      {"name": "cell", "type": "dense", "neurons": 2},
      {"name": "answer", "type": "dense", "neurons": 2}
      """;

  @TempDir private Path folder;

  @Test
  void aStateHoldsWhatItsLayerComputedBefore() throws IOException {
    Network network = network(LAYERS);
    assertThat(network.feedback()).containsExactly(pair(4, 2), pair(5, 3));
    assertThat(network.ofOneInference().feedback()).isEmpty();
    assertThat(network.outgoingBroadcast(4)).isNotEqualTo(network.outgoingBroadcast(5));
  }

  @Test
  void graphsAreReadAsTheyWereWritten() throws IOException {
    Network network = network(LAYERS);
    Path file = folder.resolve("graph.json");
    new NetworkWriter().write(network, file);
    Network read = ProblemLoader.standard().loadNetwork(file.toString());
    assertThat(read.broadcasts()).isEqualTo(network.broadcasts());
    assertThat(read.feedback()).isEqualTo(network.feedback());
  }

  @Test
  void problemsNameLayersOrVertices() throws IOException {
    assertThat(problem("[{\"from\": \"answer\", \"to\": \"frame\"}]").network().feedback())
        .containsExactly(pair(4, 2), pair(5, 3), pair(6, 0), pair(7, 1));
    assertThat(problem("[{\"from\": [[6, 7]], \"to\": [0]}]").network().feedback())
        .contains(new Feedback(VertexSet.of(6, 7), VertexSet.of(0)));
    assertThat(problem("[{\"from\": \"answer\", \"to\": [0]}]").network().feedback())
        .contains(new Feedback(VertexSet.of(6, 7), VertexSet.of(0)));
  }

  @Test
  void whatIsWrongIsSaidWithItsPlace() {
    assertThatThrownBy(() -> problem("[{\"from\": \"answers\", \"to\": \"frame\"}]"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("/feedback/0/from")
        .hasMessageContaining("Did you mean answer");
    assertThatThrownBy(() -> problem("[{\"from\": \"answer\", \"to\": \"cell\"}]"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("Vertex 4 reads feedback and outputs of its own inference");
    assertThatThrownBy(() -> network(LAYERS.replace("\"cell\"}", "\"call\"}")))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("/layers/1")
        .hasMessageContaining("no layer named \"call\"");
  }

  @Test
  void optionsMeanTheOnlyInputAndOutput() throws IOException {
    Problem problem = problem("[]");
    assertThatThrownBy(() -> LayerFeedback.added(problem, Map.of("output", "input")))
        .hasMessageContaining("--feedback")
        .hasMessageContaining("no layer named \"input\"");
    assertThat(LayerFeedback.added(problem, Map.of("output", "frame")).network().feedback())
        .isEqualTo(problem("[{\"from\": \"answer\", \"to\": \"frame\"}]").network().feedback());
  }

  private static Feedback pair(int writer, int reader) {
    return new Feedback(VertexSet.of(writer), VertexSet.of(reader));
  }

  private Network network(String layers) throws IOException {
    Path file = folder.resolve("net.json");
    Files.writeString(
        file,
        """
        {"format": "ratecut-network", "version": 1, "name": "recurrent", "layers": [%s]}
        """
            .formatted(layers));
    return ProblemLoader.standard().loadNetwork(file.toString());
  }

  private Problem problem(String feedback) throws IOException {
    var unused = network(LAYERS);
    Path file = folder.resolve("problem.json");
    Files.writeString(
        file,
        """
        {"format": "ratecut-problem", "version": 1, "network": "net.json", "feedback": %s,
         "devices": {"format": "ratecut-device-set", "version": 1, "name": "two",
           "devices": [{"name": "a", "count": 2, "memory": "1000 values", "performance": "9 FLOP/s"}],
           "links": [{"between": "all", "bandwidth": "5 values/s"}]}}
        """
            .formatted(feedback));
    return ProblemLoader.standard().load(List.of(file.toString()));
  }
}
