package org.ratecut.external;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.ratecut.external.CommandSettings.NetworkKind;
import org.ratecut.io.InputException;
import org.ratecut.io.Source;
import org.ratecut.io.json.JsonFormat;
import org.ratecut.io.json.JsonValue;

/** Reads {@link CommandSettings} from a JSON file. */
final class CommandSettingsFile {

  private static final String STANDARD_OUTPUT = "stdout";

  private final JsonFormat format = new JsonFormat("command-settings");

  /**
   * Reads a settings file.
   *
   * @throws InputException if it cannot be read, or a setting is wrong
   */
  CommandSettings read(Source source) {
    JsonValue root = format.read(source);
    CommandSettings settings =
        new CommandSettings(
            program(root.field("program"), source),
            root.field("arguments").items().stream().map(CommandSettingsFile::template).toList(),
            root.optional("network").map(CommandSettingsFile::kind).orElse(NetworkKind.METIS),
            partitionFile(root.field("partition")),
            folder(source));
    requireUsable(root, settings);
    return settings;
  }

  /** A path is relative to the settings; a name without a slash is looked for on the PATH. */
  private static String program(JsonValue value, Source source) {
    String program = value.text();
    return program.contains("/")
        ? Path.of(source.resolve(program).name()).toAbsolutePath().toString()
        : program;
  }

  private static Path folder(Source source) {
    return Path.of(source.resolve("here").name()).toAbsolutePath().getParent();
  }

  private static String template(JsonValue value) {
    Optional<String> unknown = Placeholder.firstUnknown(value.text());
    if (unknown.isPresent()) {
      throw value.fail(
          "There is no placeholder %s.".formatted(unknown.get()),
          "Use one of %s.".formatted(Placeholder.list()));
    }
    return value.text();
  }

  private static NetworkKind kind(JsonValue value) {
    return value.choice(NetworkKind.class);
  }

  private static Optional<String> partitionFile(JsonValue value) {
    return value.text().equals(STANDARD_OUTPUT) ? Optional.empty() : Optional.of(template(value));
  }

  private static void requireUsable(JsonValue root, CommandSettings settings) {
    List<String> arguments = settings.arguments();
    if (arguments.stream().noneMatch(Placeholder.NETWORK::isIn)) {
      throw root.field("arguments")
          .fail("No argument has {network}.", "Give the program the network, or it has no input.");
    }
    boolean unnamed =
        settings.partitionFile().map(Placeholder.OUT.written()::equals).orElse(false)
            && arguments.stream().noneMatch(Placeholder.OUT::isIn);
    if (unnamed) {
      throw root.field("arguments")
          .fail(
              "The partition is to be in {out}, but no argument has {out}.",
              "Tell the program where to write, or let \"partition\" say where it writes.");
    }
  }
}
