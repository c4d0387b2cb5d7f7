package org.ratecut.cli.options;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ratecut.io.devices.Arithmetic;
import org.ratecut.io.networks.GranularityRules;
import org.ratecut.io.networks.NetworkChoices;
import org.ratecut.io.problem.LoadingOptions;
import org.ratecut.io.problem.ProblemLoader;
import org.ratecut.layers.Activations;
import org.ratecut.model.cluster.MemoryKind;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How the vertices of a network are made from its layers. */
public final class NetworkOptions {

  private static final String GRANULARITY = "--granularity";

  @Option(
      names = GRANULARITY,
      paramLabel = "RULES",
      description =
          "How finely layers are cut: operator, rows, rows:N, tile:HxW, tile:HxWxC, channel:N or"
              + " neuron; by the names of layers as in \"conv*=rows,fc*=channel:8,default\".")
  private List<String> granularity = new ArrayList<>();

  @Option(
      names = "--parameters",
      paramLabel = "WHERE",
      description =
          "ram or flash: where weights and biases are stored. In flash they take no RAM, but no"
              + " more of it than a device has. Default: what the network says.")
  private MemoryKind parameters;

  @Option(
      names = "--activations",
      paramLabel = "WHICH",
      description =
          "all, live or pipelined: outputs of layers take RAM at all times; or only until the last"
              + " layer that reads it is computed; or as often as a pipeline at full rate needs"
              + " them, also where they are received. Default: what the network says, or all.")
  private Activations activations;

  @Mixin private ModelReading models;

  private final Set<Path> filesRead = new LinkedHashSet<>();

  /** The files of the user that the loaders have read until now. */
  public Set<Path> filesRead() {
    return filesRead;
  }

  public NetworkChoices choices() {
    return new NetworkChoices(
        granularity.isEmpty()
            ? Optional.empty()
            : Optional.of(GranularityRules.parse(GRANULARITY, granularity)),
        Optional.ofNullable(parameters),
        Optional.ofNullable(activations));
  }

  /** A loader for files alone. */
  public ProblemLoader loader() {
    return loader(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  public ProblemLoader loader(
      Optional<String> devices,
      Optional<String> catalogue,
      Optional<Arithmetic> arithmetic,
      Optional<String> profile) {
    return loader(devices, catalogue, arithmetic, profile, NetworkChoices.NONE);
  }

  /** A loader with choices that come before those of the options. */
  ProblemLoader loader(
      Optional<String> devices,
      Optional<String> catalogue,
      Optional<Arithmetic> arithmetic,
      Optional<String> profile,
      NetworkChoices first) {
    NetworkChoices all = first.orElse(choices());
    return ProblemLoader.standard(
            new LoadingOptions(devices, catalogue, arithmetic, profile, all, models.options()))
        .watchedBy(filesRead::add);
  }
}
