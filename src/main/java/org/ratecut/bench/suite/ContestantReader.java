package org.ratecut.bench.suite;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.ratecut.io.CloseNames;
import org.ratecut.io.FileSource;
import org.ratecut.io.InputException;
import org.ratecut.io.Source;
import org.ratecut.io.json.JsonValue;
import org.ratecut.registry.Solvers;

/** Reads the solvers of a suite, each with its configuration. */
final class ContestantReader {

  /** What the bench itself gives to each run. */
  private static final List<String> RESERVED =
      List.of(
          "--solver",
          "--config",
          "--seed",
          "--threads",
          "--time-limit",
          "--step-limit",
          "--deterministic",
          "--objective",
          "--json",
          "--out",
          "--quiet",
          "--report",
          "--trace",
          "--stop-at-end-of-input");

  private static final long MAX_BYTES = 1 << 20;

  private ContestantReader() {}

  static Contestant read(JsonValue value) {
    String solver = solver(value.field("solver"));
    Optional<Located> config = value.optional("config").map(file -> config(file, solver));
    String label = value.optional("label").map(JsonValue::text).orElse(solver);
    List<String> options =
        value.optional("options").map(JsonValue::items).orElse(List.of()).stream()
            .map(ContestantReader::option)
            .toList();
    String settings = config.map(file -> text(FileSource.of(file.location()))).orElse("");
    return new Contestant(label, solver, config, settings, options);
  }

  private static String text(Source file) {
    try (InputStream in = file.open(MAX_BYTES)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new InputException(
          file.name(), "", "It cannot be read: " + e.getMessage(), "Check the file.");
    }
  }

  private static String solver(JsonValue value) {
    List<String> names = Solvers.all().stream().map(Solvers.Entry::name).toList();
    if (!names.contains(value.text())) {
      throw value.fail(
          "There is no solver named %s.".formatted(value.show()),
          CloseNames.in(names).advise(value.text()));
    }
    return value.text();
  }

  /** Reads the settings already now: a mistake in them must not wait for its run. */
  private static Located config(JsonValue value, String solver) {
    Source file = value.source().resolve(value.text());
    if (file.userFile().isEmpty() || !file.exists()) {
      throw value.fail(
          "There is no file %s, which %s means.".formatted(file.name(), value.show()),
          "Paths in a file are relative to the folder of the file.");
    }
    if (Solvers.configured(solver, file).isEmpty()) {
      throw value.fail(
          "The solver %s takes no settings.".formatted(solver), "Leave out \"config\".");
    }
    return new Located(value.text(), file.name());
  }

  private static String option(JsonValue value) {
    String name = value.text().split("=", 2)[0];
    if (RESERVED.contains(name)) {
      throw value.fail(
          "The option %s is what the suite itself decides.".formatted(name),
          "Leave it out; the fields of the suite take its place.");
    }
    return value.text();
  }
}
