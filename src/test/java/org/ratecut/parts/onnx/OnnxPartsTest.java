package org.ratecut.parts.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ratecut.io.FileSource;
import org.ratecut.io.models.ImportedModel;
import org.ratecut.io.models.ModelOptions;
import org.ratecut.io.models.onnx.OnnxFormat;
import org.ratecut.layers.LayerDescription;
import org.ratecut.layers.LayerTilings;
import org.ratecut.layers.NetworkDescription;
import org.ratecut.layers.NetworkGenerator;
import org.ratecut.layers.operation.Computation;
import org.ratecut.layers.tiling.Granularity;
import org.ratecut.layers.tiling.Tile;
import org.ratecut.layers.tiling.Tiling;
import org.ratecut.model.Assignment;
import org.ratecut.model.Problem;
import org.ratecut.model.cluster.Channel;
import org.ratecut.model.cluster.Cluster;
import org.ratecut.model.cluster.Device;
import org.ratecut.model.exact.Fraction;
import org.ratecut.parts.cut.Splitter;
import org.ratecut.parts.folder.PartsFolder;
import org.ratecut.parts.run.Inputs;
import org.ratecut.parts.run.PartFolder;
import org.ratecut.parts.tensor.RandomValues;
import org.ratecut.parts.tensor.TensorValues;
import org.ratecut.parts.verify.Verification;
import org.ratecut.parts.verify.Verifier;

/** Parts of random networks, cut and placed at random, compute what the whole does. */
class OnnxPartsTest {

  private static final List<Granularity> GRANULARITIES =
      List.of(
          new Granularity.Whole(),
          new Granularity.Rows(1),
          new Granularity.Rows(3),
          new Tile(2, 3),
          new Tile(3, 2, 2),
          new Granularity.Channels(1),
          new Granularity.Channels(3),
          new Granularity.SingleValues());

  @TempDir private Path folder;

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 24);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void randomPartsComputeTheSame(long seed) throws Exception {
    Path file = folder.resolve("model.onnx");
    Files.write(file, RandomOnnxModels.build(seed, 5).build().toByteArray());

    Verification verification = verify(file, folder, seed);

    assertThat(verification.first()).isEmpty();
    assertThat(verification.regionsCompared()).isPositive();
  }

  /** Cuts a model at random, places it at random, and compares. */
  static Verification verify(Path file, Path folder, long seed) throws Exception {
    Random random = new Random(seed);
    FileSource source = new FileSource(file);
    ImportedModel model = new OnnxFormat(ModelOptions.STANDARD).readModel(source);
    NetworkDescription network = cut(model.description(), random);
    Problem problem = Problem.of("random", NetworkGenerator.generate(network), cluster(random));
    int[] places = new int[problem.vertexCount()];
    boolean scattered = random.nextInt(3) == 0;
    for (int v = 0; v < places.length; v++) {
      places[v] =
          v > 0 && !scattered && random.nextInt(4) > 0
              ? places[v - 1]
              : random.nextInt(problem.deviceCount());
    }
    Map<String, Tiling> tilings = LayerTilings.of(network);
    OnnxModel cuttable = OnnxModel.read(source, Files.readAllBytes(file), model.places());
    Path parts = folder.resolve("parts");
    PartsFolder.write(
        Splitter.split(cuttable, problem, tilings, Assignment.of(places)), parts, false);
    PartFolder read = PartFolder.read(parts.toString());
    try (Verifier verifier = new Verifier(source, read, 1e-5, seed)) {
      RandomValues values = new RandomValues(seed);
      List<TensorValues> inputs = Inputs.of(read.manifest()).stream().map(values::next).toList();
      verifier.compare(inputs);
      return verifier.result();
    }
  }

  /** One granularity for all layers, or one for each. */
  private static NetworkDescription cut(NetworkDescription network, Random random) {
    boolean mixed = random.nextBoolean();
    Granularity all = GRANULARITIES.get(random.nextInt(GRANULARITIES.size()));
    List<LayerDescription> layers = new ArrayList<>();
    for (LayerDescription layer : network.layers()) {
      Granularity own = mixed ? GRANULARITIES.get(random.nextInt(GRANULARITIES.size())) : all;
      layers.add(layer.operation() instanceof Computation ? layer.withGranularity(own) : layer);
    }
    return network.withLayers(layers);
  }

  private static Cluster cluster(Random random) {
    int count = 2 + random.nextInt(5);
    List<Device> devices =
        IntStream.range(0, count).mapToObj(d -> new Device("d" + d, 1L << 40, 1_000_000)).toList();
    List<Channel> channels = new ArrayList<>();
    for (int d = 0; d < count; d++) {
      for (int e = d + 1; e < count; e++) {
        channels.add(Channel.halfDuplex("c%d-%d".formatted(d, e), Fraction.of(1_000), d, e));
      }
    }
    return new Cluster("all", devices, channels);
  }
}
