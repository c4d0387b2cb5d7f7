package org.ratecut.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.ratecut.cli.options.convert.ShareConverter;
import org.ratecut.io.AtomicFile;
import org.ratecut.io.FileSource;
import org.ratecut.io.InputException;
import org.ratecut.report.chart.Fonts;
import org.ratecut.report.schedule.SweepText;
import org.ratecut.simulation.Sweep;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** A radio that gets worse, as options. */
final class SweepOptions {

  private static final String SWEEP = "--sweep";
  private static final String PLOT = "--plot";

  @Option(
      names = SWEEP,
      paramLabel = "WHAT=SHARE",
      description = "Play everything 11 times, with jitter or loss from 0 to a share: loss=30%%.")
  private String sweep;

  @Option(
      names = PLOT,
      paramLabel = "FILE.svg",
      description = "Draw rate and latency of the sweep.")
  private String plot;

  /**
   * The sweep that is wanted, if any.
   *
   * @throws InputException if it is not written as described, or its plot cannot be written
   */
  Optional<Sweep> read() {
    if (sweep == null) {
      if (plot != null) {
        throw new InputException(
            PLOT,
            "",
            "There is nothing to draw without a sweep.",
            "Add for instance --sweep loss=0.3.");
      }
      return Optional.empty();
    }
    Sweep read = parsed();
    if (plot != null) {
      Fonts.require(plot);
      AtomicFile.requireWritable(target());
    }
    return Optional.of(read);
  }

  private Sweep parsed() {
    int equals = sweep.indexOf('=');
    String word = equals < 0 ? sweep : sweep.substring(0, equals);
    for (Sweep.What what : Sweep.What.values()) {
      if (equals >= 0 && what.word().equals(word.toLowerCase(Locale.ROOT))) {
        return new Sweep(what, share(what, sweep.substring(equals + 1)));
      }
    }
    throw new InputException(
        SWEEP,
        "",
        "Found \"%s\", but expected jitter or loss with a share.".formatted(sweep),
        "Write for instance loss=0.3 or jitter=0.5.");
  }

  private static double share(Sweep.What what, String text) {
    double share;
    try {
      share = new ShareConverter().convert(text);
    } catch (TypeConversionException e) {
      throw new InputException(
          SWEEP,
          "",
          "Found \"%s\", but expected a share.".formatted(text),
          "Write a number from 0 to 1, or a percentage.");
    }
    if (share <= 0 || (what == Sweep.What.LOSS && share >= 1)) {
      throw new InputException(
          SWEEP,
          "",
          "Found %s, but expected a share above 0, and of losses below 1.".formatted(text),
          "Without jitter and loss there is nothing to sweep; if all is lost, nothing ever"
              + " arrives.");
    }
    return share;
  }

  /** Writes the plot, if one is wanted. */
  void write(SweepText text) {
    if (plot != null) {
      AtomicFile.write(target(), out -> out.write(text.svg()));
    }
  }

  private Path target() {
    return FileSource.of(plot).path();
  }
}
