package org.ratecut.parts.litert;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ratecut.io.FileSource;
import org.ratecut.io.models.ImportedModel;
import org.ratecut.io.models.ModelOptions;
import org.ratecut.io.models.litert.LiteRtFormat;
import org.ratecut.io.problem.ModelFile;
import org.ratecut.layers.NetworkDescription;
import org.ratecut.layers.NetworkGenerator;
import org.ratecut.model.Assignment;
import org.ratecut.model.Layer;
import org.ratecut.model.Problem;
import org.ratecut.model.cluster.Channel;
import org.ratecut.model.cluster.Cluster;
import org.ratecut.model.cluster.Device;
import org.ratecut.model.exact.Fraction;
import org.ratecut.parts.PartDevice;
import org.ratecut.parts.RandomCuts;
import org.ratecut.parts.RegionTransfer;
import org.ratecut.parts.Stage;
import org.ratecut.parts.cut.Parts;
import org.ratecut.parts.folder.ModelSplit;
import org.ratecut.parts.folder.PartsFolder;
import org.ratecut.parts.folder.WeightCount;
import org.ratecut.parts.run.Inputs;
import org.ratecut.parts.run.PartFolder;
import org.ratecut.parts.tensor.RandomValues;
import org.ratecut.parts.verify.PartsVerifier;
import org.ratecut.parts.verify.Verification;

/** Parts of random networks, cut and placed at random, compute what the whole does. */
class LiteRtPartsTest {

  @TempDir private Path folder;

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 48);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void partsComputeWhatTheWholeComputes(long seed) throws IOException, InterruptedException {
    Random random = new Random(seed);
    Path file = Files.write(folder.resolve("model.tflite"), RandomLiteRtModels.build(seed, 6));
    FileSource source = new FileSource(file);
    ImportedModel model = new LiteRtFormat(ModelOptions.STANDARD).readModel(source);
    NetworkDescription network = RandomCuts.of(model.description(), random);
    Problem problem = Problem.of("random", NetworkGenerator.generate(network), cluster(random));
    Assignment assignment = assignment(problem, random);

    Parts parts = ModelSplit.read(new ModelFile(source, model, network)).split(problem, assignment);
    PartsFolder.write(parts, folder.resolve("parts"), false);

    Verification verification = verify(source, folder.resolve("parts"), seed);
    assertThat(verification.first()).isEmpty();
    assertThat(verification.regionsCompared()).isPositive();
    assertTrafficIsExplained(parts);
    assertWeightsAreCounted(parts, network, assignment, addends(Files.readAllBytes(file)));
  }

  private static Verification verify(FileSource model, Path parts, long seed)
      throws InterruptedException {
    PartFolder read = PartFolder.read(parts.toString());
    try (PartsVerifier verifier = new PartsVerifier(model, read, 1e-5, seed)) {
      RandomValues values = new RandomValues(seed);
      verifier.compare(Inputs.of(read.manifest()).stream().map(values::next).toList());
      return verifier.result();
    }
  }

  private static void assertTrafficIsExplained(Parts parts) {
    long sent = parts.manifest().transfers().stream().mapToLong(RegionTransfer::bytes).sum();
    assertThat(parts.manifest().traffic().bytes()).isEqualTo(sent);
    if (parts.manifest().traffic().differences().isEmpty()) {
      assertThat(sent).isEqualTo(parts.manifest().traffic().predictedBytes());
    }
  }

  /** The bytes of constants that are added to a layer, which the network counts as its biases. */
  private static long addends(byte[] model) {
    StoredGraph graph = StoredGraph.of(model);
    return IntStream.range(0, graph.tensors().size())
        .filter(i -> graph.tensors().get(i).getName().startsWith("c"))
        .mapToLong(i -> graph.data(i).remaining())
        .sum();
  }

  /** What nothing reads is left out; besides, every weight is stored once on each device. */
  private static void assertWeightsAreCounted(
      Parts parts, NetworkDescription network, Assignment assignment, long addends) {
    List<PartDevice> devices = parts.manifest().devices();
    List<Long> counted = WeightCount.bytes(network, assignment, devices.size());
    for (int d = 0; d < devices.size(); d++) {
      assertThat(devices.get(d).stages().stream().mapToLong(Stage::weightBytes).sum())
          .isLessThanOrEqualTo(counted.get(d) + addends);
    }
  }

  private static Cluster cluster(Random random) {
    int count = 2 + random.nextInt(5);
    List<Device> devices = new ArrayList<>();
    List<Channel> channels = new ArrayList<>();
    for (int d = 0; d < count; d++) {
      devices.add(new Device("d" + d, 1L << 40, 1000));
      for (int e = 0; e < d; e++) {
        channels.add(Channel.halfDuplex("c%d-%d".formatted(e, d), Fraction.of(1_000), e, d));
      }
    }
    return new Cluster("all", devices, channels);
  }

  /** Scattered, in runs, or whole layers. */
  private static Assignment assignment(Problem problem, Random random) {
    int[] places = new int[problem.vertexCount()];
    int kind = random.nextInt(3);
    for (Layer layer : problem.network().layers()) {
      int device = random.nextInt(problem.deviceCount());
      for (int v = layer.firstVertex(); v < layer.endVertex(); v++) {
        boolean changes = kind == 0 || (kind == 1 && random.nextInt(5) == 0);
        device = changes ? random.nextInt(problem.deviceCount()) : device;
        places[v] = device;
      }
    }
    return Assignment.of(places);
  }
}
