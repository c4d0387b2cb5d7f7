package org.ratecut.bench.run;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import org.ratecut.evaluation.Evaluation;
import org.ratecut.io.InputException;
import org.ratecut.io.OutputException;
import org.ratecut.model.Assignment;
import org.ratecut.model.Objective;
import org.ratecut.model.exact.Fraction;
import org.ratecut.solver.Listener;

/**
 * Writes the news of a search for programs: JSON Lines, one for each better assignment and each
 * better bound, as soon as there is one. {@code docs/formats.md} explains the fields.
 */
public final class TraceLog implements Listener, AutoCloseable {

  private static final double MILLIS = 1e3;

  private final Path file;
  private final Writer out;
  private final Objective objective;
  private final DoubleSupplier seconds;
  private Optional<OutputException> failure = Optional.empty();

  private TraceLog(Path file, Writer out, Objective objective, DoubleSupplier seconds) {
    this.file = file;
    this.out = out;
    this.objective = objective;
    this.seconds = seconds;
  }

  /**
   * Begins a file, in place of what was there.
   *
   * @param seconds since the search began
   * @throws InputException if it cannot be written
   */
  public static TraceLog open(Path file, Objective objective, DoubleSupplier seconds) {
    try {
      Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
      return new TraceLog(file, out, objective, seconds);
    } catch (IOException e) {
      throw new InputException(
          file.toString(),
          "",
          "The file cannot be written: " + e.getMessage() + ".",
          "Check the path given to --trace.");
    }
  }

  @Override
  public void onIncumbent(Assignment assignment, Evaluation evaluation, String source) {
    if (objective == Objective.COMMUNICATION) {
      write(point().put("traffic", evaluation.totalTraffic()), source);
    } else {
      ObjectNode point = point();
      // Where nothing is computed and nothing sent, no finite rate describes it.
      point.put("rate", evaluation.inferenceRate().map(Fraction::toDouble).orElse(null));
      write(point, source);
    }
  }

  @Override
  public void onBound(Fraction costBound, String source) {
    boolean rate = objective == Objective.RATE;
    double bound = rate ? costBound.reciprocal().toDouble() : costBound.toDouble();
    write(point().put(rate ? "bound" : "trafficBound", bound), source);
  }

  @Override
  public void onRejection(String reason, String source) {
    write(point().put("rejected", reason), source);
  }

  private ObjectNode point() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("seconds", Math.round(MILLIS * seconds.getAsDouble()) / MILLIS);
  }

  /** A search goes on without its trace. */
  private synchronized void write(ObjectNode point, String source) {
    if (failure.isPresent()) {
      return;
    }
    try {
      out.write(point.put("source", source) + "\n");
      out.flush();
    } catch (IOException e) {
      failure = Optional.of(OutputException.of(file.toString(), e));
    }
  }

  /** Why not all news are in the file, if so. */
  public synchronized Optional<OutputException> failure() {
    return failure;
  }

  @Override
  public synchronized void close() {
    try {
      out.close();
    } catch (IOException e) {
      // What was written last has failed, and is known.
      return;
    }
  }
}
