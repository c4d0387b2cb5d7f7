package org.ratecut;

import java.util.List;
import java.util.Optional;
import org.ratecut.io.InputException;
import org.ratecut.io.models.ModelOptions;
import org.ratecut.io.networks.GranularityRules;
import org.ratecut.io.networks.NetworkChoices;
import org.ratecut.io.problem.LoadingOptions;
import org.ratecut.layers.Activations;
import org.ratecut.model.cluster.MemoryKind;

/**
 * What a network runs on, and how its layers become vertices.
 *
 * @param devices parts and a link of the catalogue in a line, for instance {@code 4xrp2040 over
 *     spi}
 * @param catalogue a file with parts and links of your own, which come before the bundled ones
 * @param granularity how finely layers are cut, for instance {@code rows} or {@code
 *     conv*=rows,fc*=channel:8}; empty for what the network says
 * @param parameters where weights and biases are stored; empty for what the network says
 * @param activations how long outputs take RAM; empty for what the network says
 * @param profile a file with measured times of layers; empty for computation over performance
 */
public record ReadOptions(
    String devices,
    Optional<String> catalogue,
    Optional<String> granularity,
    Optional<MemoryKind> parameters,
    Optional<Activations> activations,
    Optional<String> profile) {

  /** Devices of the bundled catalogue; all else as the network says. */
  public static ReadOptions on(String devices) {
    return new ReadOptions(
        devices,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** The same with a catalogue file of your own before the bundled one. */
  public ReadOptions withCatalogue(String file) {
    return new ReadOptions(
        devices, Optional.of(file), granularity, parameters, activations, profile);
  }

  /** The same with layers cut as rules say. */
  public ReadOptions withGranularity(String rules) {
    return new ReadOptions(
        devices, catalogue, Optional.of(rules), parameters, activations, profile);
  }

  /** The same with weights and biases in RAM or in flash. */
  public ReadOptions withParametersIn(MemoryKind memory) {
    return new ReadOptions(
        devices, catalogue, granularity, Optional.of(memory), activations, profile);
  }

  /** The same with outputs in RAM at all times, or only while they are needed. */
  public ReadOptions withActivations(Activations kept) {
    return new ReadOptions(devices, catalogue, granularity, parameters, Optional.of(kept), profile);
  }

  /** The same with a file of measured times of layers, in CSV or JSON. */
  public ReadOptions withProfile(String file) {
    return new ReadOptions(
        devices, catalogue, granularity, parameters, activations, Optional.of(file));
  }

  /**
   * What the readers make of this.
   *
   * @throws InputException if the granularity is not written as described
   */
  LoadingOptions toLoadingOptions() {
    Optional<GranularityRules> rules =
        granularity.map(text -> GranularityRules.parse("granularity", List.of(text)));
    return new LoadingOptions(
        Optional.of(devices),
        catalogue,
        Optional.empty(),
        profile,
        new NetworkChoices(rules, parameters, activations),
        ModelOptions.STANDARD);
  }
}
