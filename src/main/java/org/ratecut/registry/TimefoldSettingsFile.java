package org.ratecut.registry;

import ai.timefold.solver.core.config.solver.EnvironmentMode;
import ai.timefold.solver.core.config.solver.SolverConfig;
import java.io.StringReader;
import java.util.stream.Stream;
import org.ratecut.io.InputException;
import org.ratecut.io.Source;
import org.ratecut.io.TextReader;
import org.ratecut.io.problem.BundledSource;
import org.ratecut.solver.timefold.TimefoldSettings;

/**
 * Reads {@link TimefoldSettings} from a solver configuration of Timefold, of which only the part
 * that describes the local search may be used; see {@link AllowedSettings}.
 */
public final class TimefoldSettingsFile {

  private static final long MAX_BYTES = 100_000;
  private static final String DEFAULT = "solver-configs/timefold-late-acceptance.xml";

  /** What is used when no file is given. */
  public static TimefoldSettings bundled() {
    return new TimefoldSettingsFile().read(new BundledSource(DEFAULT));
  }

  /**
   * Reads a settings file.
   *
   * @throws InputException if it cannot be read, is no XML, has what is not allowed, or is not
   *     accepted by Timefold
   */
  public TimefoldSettings read(Source source) {
    String text = TextReader.read(source, MAX_BYTES);
    AllowedSettings.check(source.name(), text);
    try {
      SolverConfig config = SolverConfig.createFromXmlReader(new StringReader(text));
      TimefoldSettings settings = new TimefoldSettings(config, EnvironmentMode.NO_ASSERT);
      settings.tryOut();
      return settings;
    } catch (RuntimeException e) {
      throw refused(source, e);
    }
  }

  /** Timefold throws many kinds of exceptions; the innermost says what is wrong. */
  private static InputException refused(Source source, RuntimeException refusal) {
    Throwable cause =
        Stream.iterate((Throwable) refusal, each -> each != null, Throwable::getCause)
            .reduce(refusal, (outer, inner) -> inner.getMessage() == null ? outer : inner);
    return new InputException(
        source.name(),
        "",
        "Timefold refuses the settings: " + cause.getMessage().lines().findFirst().orElse(""),
        "Correct the value; solver-configs/timefold-*.xml are examples.");
  }
}
