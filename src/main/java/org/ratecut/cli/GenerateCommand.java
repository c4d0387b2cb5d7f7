package org.ratecut.cli;

import java.util.concurrent.Callable;
import org.ratecut.cli.console.ExitCode;
import org.ratecut.cli.options.NetworkOptions;
import org.ratecut.cli.options.WrittenFiles;
import org.ratecut.cli.output.NetworkOutput;
import org.ratecut.cli.output.NetworkStyle;
import org.ratecut.cli.output.OutputFiles;
import org.ratecut.io.problem.ProblemLoader;
import org.ratecut.layers.NetworkDescription;
import org.ratecut.layers.tiling.Tile;
import org.ratecut.model.Network;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes a network from a layer description at a chosen tile size. */
@Command(
    name = "generate",
    header = "Make a network from layers, cut as you choose.",
    description = {
      "Reads a network file that lists layers, or a model (.onnx, .tflite), and writes the network"
          + " with every vertex spelt out. A layer that states a tile size of its own keeps it.",
      ""
    },
    footer = {
      "",
      "Exit codes: 0 done, 2 wrong usage or input.",
      "",
      "Examples:",
      "  ratecut generate networks/lenet-1to1 --tile 2 --neurons-per-tile 4 --out lenet.json",
      "  ratecut generate networks/lenet-1to1 --granularity \"C*=channel:2,rows:2\" --out"
          + " lenet.json",
      "  ratecut generate my-layers.json --out my-network.graph",
      "  ratecut generate my-model.onnx --granularity rows --out my-network.json"
    })
final class GenerateCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private NetworkOptions networks;

  @Mixin private WrittenFiles written;

  @Parameters(
      paramLabel = "LAYERS",
      description = "A network file that lists layers, a model, or the name of a bundled one.")
  private String layers;

  @Option(
      names = "--tile",
      paramLabel = "T",
      description = "A vertex is T x T neighbouring positions; default: what the file says.")
  private Integer tile;

  @Option(
      names = "--neurons-per-tile",
      paramLabel = "N",
      description = "A vertex of a dense layer is N neurons; default: what the file says.")
  private Integer neurons;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      required = true,
      description = "Where to write: .json, .grf or .graph (METIS).")
  private String out;

  @Override
  public Integer call() {
    require(tile == null || tile > 0, "--tile must be at least 1.");
    require(neurons == null || neurons > 0, "--neurons-per-tile must be at least 1.");
    ProblemLoader loader = networks.loader();
    NetworkDescription description = adjusted(loader.loadDescription(layers));
    Network network = networks.choices().generate(description, loader.networkSource(layers));
    OutputFiles files = new OutputFiles().output("--out", out);
    networks.filesRead().forEach(files::input);
    files.check();
    written.say(out, network, NetworkOutput.write(network, out, NetworkStyle.STANDARD));
    return ExitCode.DONE;
  }

  private NetworkDescription adjusted(NetworkDescription description) {
    NetworkDescription tiled =
        tile == null ? description : description.withTile(new Tile(tile, tile));
    return neurons == null ? tiled : tiled.withNeuronsPerTile(neurons);
  }

  private void require(boolean fulfilled, String message) {
    if (!fulfilled) {
      throw new ParameterException(spec.commandLine(), message);
    }
  }
}
