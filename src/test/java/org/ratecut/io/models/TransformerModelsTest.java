package org.ratecut.io.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ratecut.io.models.OnnxModels.ints;
import static org.ratecut.io.models.OnnxModels.kinds;
import static org.ratecut.io.models.OnnxModels.number;
import static org.ratecut.io.models.OnnxModels.text;

import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ratecut.io.InputException;
import org.ratecut.layers.shape.Shape;
import org.ratecut.layers.tiling.Granularity;
import org.ratecut.model.Network;
import org.ratecut.model.cluster.MemoryKind;

/** Normalisation, attention and sums by equations. */
class TransformerModelsTest {

  @TempDir private Path folder;

  @Test
  void layerNormalisationLooksAtOneTokenAtATime() {
    ImportedModel model =
        new OnnxModels()
            .input("x", 1, 10, 16)
            .weights("s", 16)
            .weights("b", 16)
            .node("LayerNormalization", "y", "x s b")
            .read(folder);

    assertThat(model.summary().parameters()).isEqualTo(32);
    assertThat(model.summary().macs()).isZero();
    for (Granularity granularity : Networks.granularities()) {
      Network network = Networks.cut(model, granularity);
      assertThat(Networks.arcs(network))
          .isEqualTo(
              Networks.expectedArcs(
                  granularity,
                  new Shape(1, 10, 16),
                  new Shape(1, 10, 16),
                  (output, input) -> output[1] == input[1]));
      assertThat(network.totalParameterMemory(MemoryKind.RAM)).isEqualTo(32);
    }
  }

  @Test
  void groupNormalisationLooksAtAllPositionsOfAGroup() {
    ImportedModel model =
        new OnnxModels()
            .input("x", 1, 6, 3, 4)
            .weights("s", 6)
            .weights("b", 6)
            .node(
                "GroupNormalization",
                "y",
                "x s b",
                node -> node.addAttribute(number("num_groups", 2)))
            .read(folder);

    assertThat(Networks.arcs(Networks.cut(model, new Granularity.SingleValues())))
        .isEqualTo(
            Networks.expectedArcs(
                new Granularity.SingleValues(),
                new Shape(3, 4, 6),
                new Shape(3, 4, 6),
                (output, input) -> output[2] / 3 == input[2] / 3));
    assertThat(model.summary().parameters()).isEqualTo(12);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "com.microsoft"})
  void geluIsAFunctionInBothDomains(String domain) {
    ImportedModel model =
        new OnnxModels()
            .input("x", 1, 4)
            .weights("w", 4, 4)
            .node("MatMul", "m", "x w")
            .node("Gelu", "y", "m", node -> node.setDomain(domain))
            .read(folder);
    assertThat(kinds(model)).containsExactly("Input", "Dense");
    assertThat(model.summary().folded()).isEqualTo(1);
  }

  /** The multiply-accumulates are the product of the sizes of all letters. */
  @ParameterizedTest
  @CsvSource({
    "'bij,jk->bik', 1 5 8, 8 4, 160, false",
    "'bhqd,bhkd->bhqk', 1 2 3 4, 1 2 5 4, 120, true",
    "'bqhd,bkhd->bhqk', 1 3 2 4, 1 5 2 4, 120, true",
    "'ij,j->i', 3 4, 4, 12, true",
  })
  void equationsAreProductsOfMatrices(
      String equation, String left, String right, int macs, boolean bothComputed) {
    OnnxModels built = new OnnxModels().input("a", (Object[]) sizes(left));
    if (bothComputed) {
      built.input("b", (Object[]) sizes(right));
    } else {
      built.weights("b", Arrays.stream(sizes(right)).mapToLong(n -> n).toArray());
    }
    ImportedModel model =
        built
            .node("Einsum", "y", "a b", node -> node.addAttribute(text("equation", equation)))
            .read(folder);
    assertThat(model.summary().macs()).isEqualTo(macs);
  }

  private static Integer[] sizes(String text) {
    return Arrays.stream(text.split(" ")).map(Integer::valueOf).toArray(Integer[]::new);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ii,ij->j", "ab,cd->ac", "a,b,c->abc", "...a,ab->b", ""})
  void otherEquationsAreRefused(String equation) {
    OnnxModels model =
        new OnnxModels()
            .input("a", 3, 3)
            .input("b", 3, 3)
            .node("Einsum", "y", "a b", node -> node.addAttribute(text("equation", equation)));
    assertThatThrownBy(() -> model.read(folder))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("equation");
  }

  /** Two products of tokens x tokens x channels, whatever the number of heads. */
  @ParameterizedTest
  @CsvSource({"1", "2", "6"})
  void attentionIsTwoProductsAndASoftmax(int heads) {
    ImportedModel model =
        new OnnxModels()
            .input("q", 1, 5, 12)
            .input("k", 1, 7, 12)
            .input("v", 1, 7, 12)
            .node(
                "MultiHeadAttention",
                "y",
                "q k v",
                node -> node.setDomain("com.microsoft").addAttribute(number("num_heads", heads)))
            .read(folder);

    assertThat(model.summary().macs()).isEqualTo(2 * 5 * 7 * 12);
    assertThat(kinds(model)).contains("MatrixProduct", "Softmax");
  }

  /** Earlier keys and values come before the new ones; the mask is read by the scores. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void attentionReadsACacheAndAMask(boolean constantMask) {
    OnnxModels built =
        new OnnxModels()
            .input("q", 1, 1, 12)
            .input("k", 1, 1, 12)
            .input("v", 1, 1, 12)
            .input("pastK", 1, 3, 6, 4)
            .input("pastV", 1, 3, 6, 4)
            .weights("b", 36);
    if (constantMask) {
      built.weights("mask", 1, 1, 1, 7);
    } else {
      built.input("mask", 1, 1, 1, 7);
    }
    ImportedModel model =
        built
            .node(
                "MultiHeadAttention",
                "y",
                "q k v b - mask pastK pastV",
                node ->
                    node.setDomain("com.microsoft")
                        .addOutput("nextK")
                        .addOutput("nextV")
                        .addAttribute(number("num_heads", 3)))
            .output("y")
            .output("nextK")
            .output("nextV")
            .read(folder);

    // One query, 6 + 1 keys, 3 heads of 4 channels.
    assertThat(model.summary().macs()).isEqualTo(2 * 7 * 12);
    assertThat(model.summary().parameters()).isEqualTo(36 + (constantMask ? 7 : 0));
    assertThat(kinds(model).stream().filter("Concatenation"::equals)).hasSize(2);
  }

  /** ONNX Runtime's attention has earlier keys and values in one tensor. */
  @Test
  void attentionWithWeightsHandsOnItsCache() {
    ImportedModel model =
        new OnnxModels()
            .input("x", 1, 2, 8)
            .input("past", 2, 1, 2, 5, 4)
            .weights("w", 8, 24)
            .node(
                "Attention",
                "y",
                "x w - - past",
                node ->
                    node.setDomain("com.microsoft")
                        .addOutput("next")
                        .addAttribute(number("num_heads", 2)))
            .output("y")
            .output("next")
            .read(folder);

    assertThat(model.summary().macs()).isEqualTo(2 * 8 * 24 + 2 * 2 * 7 * 8);
    assertThat(kinds(model)).contains("Concatenation");
  }

  @Test
  void rowsJoinAlongASideOfOne() {
    ImportedModel model =
        new OnnxModels()
            .input("x", 1, 2)
            .input("z", 1, 2)
            .node("Concat", "y", "x z", node -> node.addAttribute(number("axis", 0)))
            .read(folder);

    assertThat(kinds(model)).contains("Concatenation");
  }

  /** Two layers with residuals, cut into tokens and heads; the total is that of the formula. */
  @Test
  void aSmallTransformerIsReadAtEveryGranularity() {
    ImportedModel model = transformer(2).read(folder);

    int tokens = 6;
    int width = 8;
    long ofLayer =
        4L * tokens * width * width + 2L * tokens * tokens * width + 2L * tokens * width * 16;
    assertThat(model.summary().macs()).isEqualTo(2 * ofLayer);
    for (Granularity granularity : Networks.granularities()) {
      Network network = Networks.cut(model, granularity);
      assertThat(network.totalComputation())
          .isEqualTo(Networks.cut(model, new Granularity.Whole()).totalComputation());
    }
  }

  /** Tokens from a table, then layers as in BERT. */
  static OnnxModels transformer(int layers) {
    OnnxModels model =
        new OnnxModels()
            .dataType(7)
            .input("ids", 1, 6)
            .dataType(1)
            .version(17)
            .weights("table", 50, 8)
            .weights("place", 1, 6, 8)
            .node("Gather", "tokens", "table ids")
            .node("Add", "h0", "tokens place")
            .numbers("heads", 1, 6, 2, 4)
            .numbers("all", 1, 6, 8);
    for (int i = 0; i < layers; i++) {
      String n = "_" + i;
      for (String part : new String[] {"q", "k", "v"}) {
        model
            .weights("w" + part + n, 8, 8)
            .node("MatMul", part + n, "h" + i + " w" + part + n)
            .node("Reshape", part + "r" + n, part + n + " heads")
            .node(
                "Transpose",
                part + "t" + n,
                part + "r" + n,
                node -> node.addAttribute(ints("perm", 0, 2, 1, 3)));
      }
      model
          .node(
              "Transpose", "kk" + n, "kt" + n, node -> node.addAttribute(ints("perm", 0, 1, 3, 2)))
          .node("MatMul", "scores" + n, "qt" + n + " kk" + n)
          .node("Softmax", "soft" + n, "scores" + n)
          .node("MatMul", "mixed" + n, "soft" + n + " vt" + n)
          .node(
              "Transpose",
              "mixedt" + n,
              "mixed" + n,
              node -> node.addAttribute(ints("perm", 0, 2, 1, 3)))
          .node("Reshape", "joined" + n, "mixedt" + n + " all")
          .weights("wo" + n, 8, 8)
          .node("MatMul", "out" + n, "joined" + n + " wo" + n)
          .node("Add", "first" + n, "out" + n + " h" + i)
          .weights("s" + n, 8)
          .node("LayerNormalization", "norm" + n, "first" + n + " s" + n)
          .weights("up" + n, 8, 16)
          .weights("down" + n, 16, 8)
          .node("MatMul", "wide" + n, "norm" + n + " up" + n)
          .node("Gelu", "gelu" + n, "wide" + n)
          .node("MatMul", "narrow" + n, "gelu" + n + " down" + n)
          .node("Add", "h" + (i + 1), "narrow" + n + " norm" + n);
    }
    return model;
  }
}
