package org.ratecut.io.networks;

import java.util.Optional;
import org.ratecut.io.InputException;
import org.ratecut.io.Source;
import org.ratecut.layers.Activations;
import org.ratecut.layers.InvalidLayerException;
import org.ratecut.layers.NetworkDescription;
import org.ratecut.layers.NetworkGenerator;
import org.ratecut.model.Network;
import org.ratecut.model.cluster.MemoryKind;
import org.ratecut.model.exact.InvalidModelException;

/**
 * What a user chooses for a network that is described by layers.
 *
 * @param granularity how finely layers are cut; empty for as described
 * @param parameterMemory where parameters are stored; empty for as described
 * @param activations how much RAM the outputs of layers take; empty for as described
 */
public record NetworkChoices(
    Optional<GranularityRules> granularity,
    Optional<MemoryKind> parameterMemory,
    Optional<Activations> activations) {

  /** The network as it is described. */
  public static final NetworkChoices NONE =
      new NetworkChoices(Optional.empty(), Optional.empty(), Optional.empty());

  /** These choices, and others where these say nothing. */
  public NetworkChoices orElse(NetworkChoices others) {
    return new NetworkChoices(
        granularity.or(others::granularity),
        parameterMemory.or(others::parameterMemory),
        activations.or(others::activations));
  }

  /** Whether layers are needed for these choices; a graph can be pipelined too. */
  public boolean needLayers() {
    boolean isOfLayers = activations.filter(each -> each != Activations.PIPELINED).isPresent();
    return granularity.isPresent() || parameterMemory.isPresent() || isOfLayers;
  }

  /** Whether they can be applied to a network as it is; not if it uses RAM again. */
  public boolean fits(Network network) {
    return activations.isEmpty() || !network.reusesMemory();
  }

  /** A network that they fit, by layers or as a graph, with these choices, which need no layers. */
  public Network applyTo(Network network) {
    return activations.isEmpty() ? network : network.pipelined();
  }

  /**
   * The network that follows from a description and these choices.
   *
   * @param origin where the description is from
   * @throws InputException if a choice does not fit the layers, or they do not fit together
   */
  public Network generate(NetworkDescription description, Source origin) {
    return generated(cut(description), origin.name());
  }

  /**
   * The layers as they are cut and stored under these choices.
   *
   * @throws InputException if a choice does not fit the layers
   */
  public NetworkDescription cut(NetworkDescription description) {
    NetworkDescription stored =
        parameterMemory
            .map(memory -> description.withParameters(description.parameters().in(memory)))
            .orElse(description);
    NetworkDescription kept = activations.map(stored::withActivations).orElse(stored);
    return granularity.map(rules -> rules.applyTo(kept)).orElse(kept);
  }

  private static Network generated(NetworkDescription description, String origin) {
    try {
      return NetworkGenerator.generate(description);
    } catch (InvalidLayerException e) {
      throw new InputException(
          origin,
          "layer " + (e.layer() + 1),
          e.getMessage(),
          "Correct it, or cut it in another way.");
    } catch (InvalidModelException e) {
      throw new InputException(origin, "", e.getMessage(), "Cut the layers into larger parts.");
    }
  }
}
