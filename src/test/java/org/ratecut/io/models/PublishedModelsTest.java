package org.ratecut.io.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ratecut.io.FileSource;
import org.ratecut.io.models.litert.LiteRtFormat;
import org.ratecut.io.models.onnx.OnnxFormat;
import org.ratecut.layers.NetworkGenerator;
import org.ratecut.layers.tiling.Tile;
import org.ratecut.model.Network;
import org.ratecut.model.cluster.MemoryKind;

/**
 * Real models have the parameters and multiply-accumulates that are published of them. The files
 * belong to mlcommons/tiny and onnx/onnx and are not part of this project, so the test looks for
 * them in a folder beside it.
 */
class PublishedModelsTest {

  private static final Path FOLDER = Path.of("../shared/models");

  /**
   * The MLPerf Tiny models as counted in Banbury et al., "MLPerf Tiny Benchmark" (2021) and its
   * repository; AlexNet, SqueezeNet 1.1 and ResNet-50 as in torchvision's and Caffe's model zoos.
   * (SqueezeNet 1.0 would have 1,248,424 parameters; the file has the 3 x 3 kernels of 1.1.)
   */
  @ParameterizedTest
  @CsvSource({
    "pretrainedResnet_quant.tflite, 77706, 12501632, 8",
    "kws_ref_model.tflite, 22604, 2656768, 8",
    "kws_ref_model_float32.tflite, 22604, 2656768, 8",
    "vww_96_int8.tflite, 210850, 7489664, 8",
    "ad01_int8.tflite, 265864, 264192, 8",
    "light_bvlc_alexnet.onnx, 60965224, 654560384, 32",
    "light_squeezenet.onnx, 1235496, 349151936, 32",
    "light_resnet50.onnx, 25557032, 4089184256, 32"
  })
  void realModelsHaveTheirPublishedSizes(String file, long parameters, long macs, int bits) {
    ImportedModel model = read(file);

    assertThat(model.summary().parameters()).isEqualTo(parameters);
    assertThat(model.summary().macs()).isEqualTo(macs);
    assertThat(model.description().bitsPerValue()).isEqualTo(bits);
    Network network =
        NetworkGenerator.generate(
            model.description().withTile(Tile.square(8)).withNeuronsPerTile(256));
    assertThat(network.vertexCount()).isPositive();
  }

  /** 8-bit weights and activations take a byte, biases four: as many bytes as the file has. */
  @ParameterizedTest
  @CsvSource({
    "pretrainedResnet_quant.tflite, 77360, 346",
    "kws_ref_model.tflite, 22016, 588",
    "vww_96_int8.tflite, 208112, 2738"
  })
  void memoryIsCountedInBytes(String file, long weights, long biases) {
    ImportedModel model = read(file);

    Network network = NetworkGenerator.generate(model.description().withTile(Tile.square(8)));

    long activations =
        network.layers().stream()
            .flatMapToInt(layer -> IntStream.range(layer.firstVertex(), layer.endVertex()))
            .mapToLong(network::output)
            .sum();
    assertThat(
            network.totalVertexMemory(MemoryKind.RAM)
                + network.totalParameterMemory(MemoryKind.RAM))
        .isEqualTo(activations + weights + 4 * biases);
  }

  @ParameterizedTest
  @CsvSource("light_resnet50.onnx, 53120")
  void runningMeansAndVariancesAreCountedApart(String file, long values) {
    assertThat(read(file).summary().runningValues()).isEqualTo(values);
  }

  private static ImportedModel read(String file) {
    Path path = FOLDER.resolve(file);
    assumeTrue(Files.exists(path), "put the published models into " + path.getParent());
    ModelFormat format =
        file.endsWith(".onnx")
            ? new OnnxFormat(ModelOptions.STANDARD)
            : new LiteRtFormat(ModelOptions.STANDARD);
    return format.readModel(new FileSource(path));
  }
}
