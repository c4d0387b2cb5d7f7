package org.ratecut.parts.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ratecut.io.models.OnnxModels.ints;
import static org.ratecut.io.models.OnnxModels.number;

import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ratecut.io.FileSource;
import org.ratecut.io.models.OnnxModels;
import org.ratecut.parts.run.Inputs;
import org.ratecut.parts.run.PartFolder;
import org.ratecut.parts.tensor.RandomValues;
import org.ratecut.parts.tensor.TensorValues;
import org.ratecut.parts.verify.PartsVerifier;
import org.ratecut.parts.verify.Verification;

/** Parts of networks, cut and placed at random, compute what the whole does. */
class OnnxPartsTest {

  @TempDir private Path folder;

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 24);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void partsOfRandomNetworksComputeTheSame(long seed) throws Exception {
    Path parts = folder.resolve("parts");
    requireEqual(SplitModels.write(folder, parts, seed), parts, seed);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void partsOfLenetComputeTheSame(long seed) throws Exception {
    Path parts = folder.resolve("parts");
    Path file = lenet().write(folder);
    SplitModels.split(file, parts, seed);

    requireEqual(new FileSource(file), parts, seed);
  }

  private static void requireEqual(FileSource model, Path parts, long seed) throws Exception {
    PartFolder read = PartFolder.read(parts.toString());
    try (PartsVerifier verifier = new PartsVerifier(model, read, 1e-5, seed)) {
      RandomValues values = new RandomValues(seed);
      List<TensorValues> inputs = Inputs.of(read.manifest()).stream().map(values::next).toList();
      verifier.compare(inputs);
      Verification verification = verifier.result();

      assertThat(verification.first()).isEmpty();
      assertThat(verification.regionsCompared()).isPositive();
    }
  }

  /** The paper's network, in single precision and with random weights. */
  private static OnnxModels lenet() {
    OnnxModels model = new OnnxModels().input("input", 1, 1, 32, 32);
    Random random = new Random(5);
    weights(model, random, "1", 6, 1, 5, 5);
    weights(model, random, "3", 16, 6, 5, 5);
    weights(model, random, "5", 120, 400);
    weights(model, random, "6", 84, 120);
    weights(model, random, "7", 10, 84);
    return model
        .node("Conv", "C1", "input w1 b1")
        .node("Tanh", "t1", "C1")
        .node("AveragePool", "S2", "t1", OnnxPartsTest::halved)
        .node("Conv", "C3", "S2 w3 b3")
        .node("Tanh", "t3", "C3")
        .node("AveragePool", "S4", "t3", OnnxPartsTest::halved)
        .node("Flatten", "flat", "S4")
        .node("Gemm", "C5", "flat w5 b5", node -> node.addAttribute(number("transB", 1)))
        .node("Tanh", "t5", "C5")
        .node("Gemm", "F6", "t5 w6 b6", node -> node.addAttribute(number("transB", 1)))
        .node("Tanh", "t6", "F6")
        .node("Gemm", "output", "t6 w7 b7", node -> node.addAttribute(number("transB", 1)));
  }

  private static NodeProto.Builder halved(NodeProto.Builder node) {
    return node.addAttribute(ints("kernel_shape", 2, 2)).addAttribute(ints("strides", 2, 2));
  }

  private static void weights(OnnxModels model, Random random, String suffix, int... sizes) {
    model.tensor(random("w" + suffix, random, sizes));
    model.tensor(random("b" + suffix, random, sizes[0]));
  }

  private static TensorProto random(String name, Random random, int... sizes) {
    int count = 1;
    for (int size : sizes) {
      count *= size;
    }
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (random.nextFloat() - 0.5f) / 4;
    }
    return RandomOnnxModels.tensor(name, values, sizes);
  }
}
