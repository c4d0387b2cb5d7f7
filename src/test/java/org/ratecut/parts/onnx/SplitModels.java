package org.ratecut.parts.onnx;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.ratecut.io.FileSource;
import org.ratecut.io.models.ImportedModel;
import org.ratecut.io.models.ModelOptions;
import org.ratecut.io.models.onnx.OnnxFormat;
import org.ratecut.layers.LayerTilings;
import org.ratecut.layers.NetworkDescription;
import org.ratecut.layers.NetworkGenerator;
import org.ratecut.model.Assignment;
import org.ratecut.model.Problem;
import org.ratecut.model.cluster.Channel;
import org.ratecut.model.cluster.Cluster;
import org.ratecut.model.cluster.Device;
import org.ratecut.model.exact.Fraction;
import org.ratecut.parts.RandomCuts;
import org.ratecut.parts.cut.Parts;
import org.ratecut.parts.cut.Splitter;
import org.ratecut.parts.folder.PartsFolder;
import org.ratecut.parts.pace.PaceTimes;

/** ONNX models, cut and placed at random; the same seed gives the same parts. */
public final class SplitModels {

  private SplitModels() {}

  /** Writes the parts of a random network and returns the file of the whole. */
  public static FileSource write(Path folder, Path parts, long seed) throws IOException {
    Path file = folder.resolve("model.onnx");
    Files.write(file, RandomOnnxModels.build(seed, 5).build().toByteArray());
    split(file, parts, seed);
    return new FileSource(file);
  }

  /** Writes the parts of a model. */
  public static void split(Path file, Path parts, long seed) throws IOException {
    Random random = new Random(seed);
    FileSource source = new FileSource(file);
    ImportedModel model = new OnnxFormat(ModelOptions.STANDARD).readModel(source);
    NetworkDescription network = RandomCuts.of(model.description(), random);
    Problem problem = Problem.of("random", NetworkGenerator.generate(network), cluster(random));
    Assignment assignment = Assignment.of(places(problem, random));
    OnnxModel cuttable = OnnxModel.read(source, Files.readAllBytes(file), model.places());
    Parts written = Splitter.split(cuttable, problem, LayerTilings.of(network), assignment);
    PartsFolder.write(written, PaceTimes.of(written.manifest(), problem, assignment), parts, false);
  }

  private static int[] places(Problem problem, Random random) {
    int[] places = new int[problem.vertexCount()];
    boolean scattered = random.nextInt(3) == 0;
    for (int v = 0; v < places.length; v++) {
      places[v] =
          v > 0 && !scattered && random.nextInt(4) > 0
              ? places[v - 1]
              : random.nextInt(problem.deviceCount());
    }
    return places;
  }

  private static Cluster cluster(Random random) {
    int count = 2 + random.nextInt(5);
    List<Device> devices =
        IntStream.range(0, count)
            .mapToObj(d -> new Device("d" + d, 1L << 40, 1_000_000_000))
            .toList();
    List<Channel> channels = new ArrayList<>();
    for (int d = 0; d < count; d++) {
      for (int e = d + 1; e < count; e++) {
        channels.add(Channel.halfDuplex("c%d-%d".formatted(d, e), Fraction.of(1_000_000), d, e));
      }
    }
    return new Cluster("all", devices, channels);
  }
}
