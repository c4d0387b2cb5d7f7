package org.ratecut.io.networks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ratecut.io.InputException;
import org.ratecut.layers.LayerDescription;
import org.ratecut.layers.NetworkDescription;
import org.ratecut.layers.NetworkGenerator;
import org.ratecut.layers.operation.rearrange.Flatten;
import org.ratecut.layers.operation.whole.Dense;
import org.ratecut.layers.operation.whole.Input;
import org.ratecut.layers.operation.window.Convolution;
import org.ratecut.layers.operation.window.Window;
import org.ratecut.layers.shape.Shape;
import org.ratecut.layers.tiling.Tile;
import org.ratecut.model.Layer;

class GranularityRulesTest {

  private final NetworkDescription network =
      NetworkDescription.of(
          "net",
          LayerDescription.of("in", new Input(new Shape(6, 4, 2))).withGranularity(Tile.square(3)),
          LayerDescription.of("conv1", new Convolution(Window.square(1), 8)),
          LayerDescription.of("conv2", new Convolution(Window.square(1), 8)),
          LayerDescription.of("flat", new Flatten()),
          LayerDescription.of("fc", new Dense(10)));

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          operator | 1, 1, 1, 1
          rows | 6, 6, 6, 1
          rows:4 | 2, 2, 2, 1
          tile:2x3 | 6, 6, 6, 4
          tile:6x4x4 | 1, 2, 2, 3
          channel:3 | 1, 3, 3, 4
          neuron | 48, 192, 192, 10
          default | 4, 24, 24, 10
          conv*=rows,fc=channel:5,operator | 1, 6, 6, 2
          conv2=operator, conv*=rows:3 | 4, 2, 1, 10
          conv?=operator | 4, 1, 1, 10
          in=default,operator | 4, 1, 1, 1
          """)
  void theFirstRuleThatFitsCounts(String rules, String vertices) {
    NetworkDescription cut =
        GranularityRules.parse("--granularity", List.of(rules)).applyTo(network);

    assertThat(NetworkGenerator.generate(cut).layers().stream().map(Layer::vertexCount).toList())
        .hasToString("[" + vertices + "]");
  }

  @Test
  void rulesMayBeSeveralOptions() {
    NetworkDescription cut =
        GranularityRules.parse("--granularity", List.of("in=rows", "operator")).applyTo(network);

    assertThat(NetworkGenerator.generate(cut).vertexCount()).isEqualTo(6 + 3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "row", "rows:", "rows:0", "tile:2", "tile:2x", "channel", "channel:0", "a="})
  void otherFormsAreRefused(String rule) {
    assertThatThrownBy(() -> GranularityRules.parse("--granularity", List.of(rule)))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith("--granularity: ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"cnv1=rows", "flat=rows", "conv3*=rows"})
  void aRuleForNoLayerIsRefused(String rule) {
    GranularityRules rules = GranularityRules.parse("--granularity", List.of(rule));

    assertThatThrownBy(() -> rules.applyTo(network))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("No layer with vertices has a name like");
  }
}
