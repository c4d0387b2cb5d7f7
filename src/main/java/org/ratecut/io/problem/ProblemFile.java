package org.ratecut.io.problem;

import java.util.List;
import java.util.Optional;
import org.ratecut.io.Source;
import org.ratecut.io.devices.DeviceSet;
import org.ratecut.io.json.JsonFormat;
import org.ratecut.io.json.JsonValue;
import org.ratecut.io.networks.GranularityRules;
import org.ratecut.io.networks.MemoryDefaults;
import org.ratecut.io.networks.NetworkChoices;
import org.ratecut.io.peers.DnnPartitioningFile;
import org.ratecut.io.profile.Profile;
import org.ratecut.io.profile.ProfileReader;
import org.ratecut.layers.Activations;
import org.ratecut.model.Feedback;
import org.ratecut.model.MeasuredTimes;
import org.ratecut.model.Network;
import org.ratecut.model.Objective;
import org.ratecut.model.Pins;
import org.ratecut.model.Problem;
import org.ratecut.model.Rules;
import org.ratecut.model.cluster.Cluster;
import org.ratecut.model.cluster.MemoryKind;

/**
 * Problem files in JSON; the schema is {@code schemas/problem.schema.json}. A problem file is
 * small: it refers to its network and its device set by paths relative to itself, or holds them.
 */
final class ProblemFile {

  private final JsonFormat format = new JsonFormat("problem");
  private final Formats formats;
  private final LoadingOptions options;

  ProblemFile(Formats formats, LoadingOptions options) {
    this.formats = formats;
    this.options = options;
  }

  /**
   * Reads a problem.
   *
   * @param defaultName its name if the file gives none
   */
  Problem read(Source source, String defaultName) {
    JsonValue root = format.parse(source);
    if (DnnPartitioningFile.isRecognised(root)) {
      return DnnPartitioningFile.read(root, defaultName);
    }
    format.check(root);
    Timing timing = timing(root);
    Network network = timing.network();
    DeviceSet devices = timing.devices();
    Cluster cluster = devices.bind(network.bitsPerValue(), options.arithmetic());
    Pins pins = PinReader.read(root.optional("pins"), network, cluster);
    String name = root.optional("name").map(JsonValue::text).orElse(defaultName);
    MeasuredTimes times = root.build(() -> timing.times(profile(root)));
    Rules rules = RuleReader.read(root, network);
    List<Feedback> feedback = FeedbackReader.read(root, network);
    return root.build(
        () ->
            new Problem(
                name,
                feedback.isEmpty() ? network : network.withFeedback(feedback),
                cluster,
                pins,
                objective(root),
                times,
                rules));
  }

  /**
   * The file of the network of a problem, and how it is cut.
   *
   * @throws org.ratecut.io.InputException if the network is not in a file of its own
   */
  NetworkFile networkFile(Source source) {
    JsonValue root = format.read(source);
    JsonValue network = root.field("network");
    if (!network.isText()) {
      throw network.fail(
          "The network is not in a file of its own, but a model file is needed.",
          "Name the model file.");
    }
    return new NetworkFile(referenced(network), choices(root));
  }

  /** The network and the devices alone. */
  Timing readTiming(Source source) {
    return timing(format.read(source));
  }

  private Timing timing(JsonValue root) {
    NetworkLoader networks = new NetworkLoader(formats, choices(root));
    JsonValue network = root.field("network");
    DeviceSet devices = devices(root.field("devices"));
    if (network.isObject()) {
      return new Timing(networks.readPart(network), networks.typesOfPart(network), devices);
    }
    Source file = referenced(network);
    return new Timing(networks.read(file, MemoryDefaults.PAPER), networks.types(file), devices);
  }

  /** What the command line says comes before what the file says. */
  private Optional<Profile> profile(JsonValue root) {
    return options
        .readProfile()
        .or(() -> root.optional("profile").map(file -> new ProfileReader().read(referenced(file))));
  }

  private DeviceSet devices(JsonValue value) {
    return value.isObject()
        ? formats.deviceSetJson().readPart(value)
        : formats.deviceSets().read(referenced(value));
  }

  /** What the command line says comes before what the file says. */
  private NetworkChoices choices(JsonValue root) {
    Optional<GranularityRules> granularity =
        root.optional("granularity")
            .map(
                rules ->
                    GranularityRules.parse(
                        root.source().name() + ", /granularity", List.of(rules.text())));
    Optional<MemoryKind> memory =
        root.optional("parameterMemory").map(word -> word.choice(MemoryKind.class));
    Optional<Activations> activations =
        root.optional("activations").map(word -> word.choice(Activations.class));
    return options.network().orElse(new NetworkChoices(granularity, memory, activations));
  }

  private static Source referenced(JsonValue reference) {
    Source target = reference.source().resolve(reference.text());
    if (target.name().equals(reference.source().resolve(reference.source().fileName()).name())) {
      throw reference.fail(
          "The file refers to itself.", "Name the file that holds this part of the problem.");
    }
    if (!target.exists()) {
      throw reference.fail(
          "There is no file %s, which %s means.".formatted(target.name(), reference.show()),
          "Paths in a file are relative to the folder of the file.");
    }
    return target;
  }

  private static Objective objective(JsonValue root) {
    Optional<String> objective = root.optional("objective").map(JsonValue::text);
    return objective.filter("communication"::equals).isPresent()
        ? Objective.COMMUNICATION
        : Objective.RATE;
  }
}
