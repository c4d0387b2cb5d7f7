package org.ratecut.io.profile;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.ratecut.layers.LayerDescription;
import org.ratecut.layers.NetworkDescription;

/** What the layers of a network do, in the words of network files: {@code convolution}. */
public final class LayerTypes {

  /** Of a network whose layers have names only. */
  public static final LayerTypes NONE = new LayerTypes(Optional::empty);

  private final Supplier<Optional<NetworkDescription>> description;
  private Map<String, String> typeOfLayer;

  private LayerTypes(Supplier<Optional<NetworkDescription>> description) {
    this.description = description;
  }

  /**
   * The types of a network.
   *
   * @param description asked only if a type is, because it may have to be read; empty if the
   *     network is not described by layers
   */
  public static LayerTypes of(Supplier<Optional<NetworkDescription>> description) {
    return new LayerTypes(description);
  }

  /** Whether no type is known. */
  public boolean isEmpty() {
    return all().isEmpty();
  }

  /** What a layer does; empty if that is not known. */
  public Optional<String> typeOf(String layer) {
    return Optional.ofNullable(all().get(layer));
  }

  private Map<String, String> all() {
    if (typeOfLayer == null) {
      Map<String, String> types = new HashMap<>();
      for (LayerDescription layer :
          description.get().map(NetworkDescription::layers).orElse(List.of())) {
        types.put(layer.name(), layer.operation().typeName());
      }
      typeOfLayer = types;
    }
    return typeOfLayer;
  }
}
