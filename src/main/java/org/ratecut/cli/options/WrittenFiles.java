package org.ratecut.cli.options;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.ratecut.escape.VisibleText;
import org.ratecut.io.FileSource;
import org.ratecut.model.Network;
import org.ratecut.model.Problem;
import org.ratecut.model.cluster.Cluster;
import org.ratecut.report.text.Words;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Says what a command wrote, where its result is files alone; as an option not to. */
public final class WrittenFiles {

  @Spec(Target.MIXEE)
  private CommandSpec spec;

  @Option(names = "--quiet", description = "Do not say what was written.")
  private boolean quiet;

  /**
   * Says it of a network.
   *
   * @param notes what the file says otherwise than the network, a sentence each
   */
  public void say(String file, Network network, List<String> notes) {
    say(
        file,
        "%s, %s"
            .formatted(
                Words.count(network.vertexCount(), "vertex", "vertices"),
                Words.count(network.arcCount(), "arc")),
        notes);
  }

  public void say(String file, Cluster cluster) {
    say(
        file,
        "%s, %s"
            .formatted(
                Words.count(cluster.deviceCount(), "device"),
                Words.count(cluster.channelCount(), "channel")));
  }

  /** Says it of a partition for a problem. */
  public void sayPartition(String file, Problem problem) {
    say(
        file,
        "%s on %s"
            .formatted(
                Words.count(problem.network().vertexCount(), "vertex", "vertices"),
                Words.count(problem.deviceCount(), "device")));
  }

  private void say(String file, String content) {
    say(file, content, List.of());
  }

  private void say(String file, String content, List<String> notes) {
    Path path = FileSource.of(file).path();
    // Whoever writes to /dev/stdout or a pipe reads there what was written.
    if (!quiet && Files.isRegularFile(path)) {
      spec.commandLine().getErr().println("Wrote %s: %s.".formatted(VisibleText.of(file), content));
      notes.forEach(note -> spec.commandLine().getErr().println("  " + note));
    }
  }
}
