package org.ratecut.external;

import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ratecut.budget.Budget;
import org.ratecut.external.CommandSettings.NetworkKind;
import org.ratecut.io.AtomicFile;
import org.ratecut.io.text.GrfWriter;
import org.ratecut.io.text.MetisGraphWriter;
import org.ratecut.io.text.MetisUnits;
import org.ratecut.io.text.TgtWriter;
import org.ratecut.model.Problem;

/** Writes what a program is to read, and says what its placeholders stand for. */
final class CommandFiles {

  private static final double SHARE_OF_TIME = 0.9;

  private final CommandSettings settings;
  private final Problem problem;
  private final ScratchFolder folder;

  CommandFiles(CommandSettings settings, Problem problem, ScratchFolder folder) {
    this.settings = settings;
    this.problem = problem;
    this.folder = folder;
  }

  /**
   * Writes the files that the settings use.
   *
   * @param maxBytes the size of the network's file beyond which it is refused
   * @throws org.ratecut.io.InputException if a format cannot express the problem, the network is
   *     too large, or a file cannot be written
   */
  void write(long maxBytes) {
    MetisFiles.requireSize(problem, MetisUnits.EXACT.maxBytes(problem.network()), maxBytes);
    if (settings.network() == NetworkKind.METIS) {
      MetisGraphWriter.write(problem.network(), network());
    } else {
      GrfWriter.write(problem.network(), network(), GrfWriter.Edges.UNDIRECTED);
    }
    if (settings.use(Placeholder.DEVICES)) {
      TgtWriter.write(problem.cluster(), devices());
    }
    if (settings.use(Placeholder.PINS)) {
      AtomicFile.write(pins(), pinLines());
    }
  }

  /** What the placeholders stand for. */
  Map<Placeholder, String> values(Budget budget) {
    Map<Placeholder, String> values = new EnumMap<>(Placeholder.class);
    values.put(Placeholder.NETWORK, network().toString());
    values.put(Placeholder.DEVICES, devices().toString());
    values.put(Placeholder.PINS, pins().toString());
    values.put(Placeholder.PARTS, Integer.toString(problem.deviceCount()));
    values.put(Placeholder.OUT, folder.file("partition").toString());
    values.put(Placeholder.SEED, Long.toString(budget.seed()));
    values.put(Placeholder.SECONDS, Long.toString(seconds(budget.remaining())));
    values.put(Placeholder.FOLDER, settings.folder().toString());
    return values;
  }

  private static long seconds(Duration remaining) {
    return Math.max(1, (long) (SHARE_OF_TIME * remaining.toSeconds()));
  }

  private Path network() {
    return folder.file(settings.network() == NetworkKind.METIS ? "network.graph" : "network.grf");
  }

  private Path devices() {
    return folder.file("devices.tgt");
  }

  private Path pins() {
    return folder.file("pins");
  }

  private String pinLines() {
    return IntStream.range(0, problem.vertexCount())
        .map(problem.pins()::deviceOf)
        .mapToObj(device -> device + "\n")
        .collect(Collectors.joining());
  }
}
