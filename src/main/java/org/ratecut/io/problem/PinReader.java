package org.ratecut.io.problem;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ratecut.io.CloseNames;
import org.ratecut.io.InputException;
import org.ratecut.io.json.JsonValue;
import org.ratecut.model.Layer;
import org.ratecut.model.Network;
import org.ratecut.model.Pins;
import org.ratecut.model.cluster.Cluster;
import org.ratecut.model.cluster.Device;

/** Reads which vertices are pinned to which devices. */
final class PinReader {

  private final Network network;
  private final Cluster cluster;
  private final Map<String, Layer> layerOfName = new HashMap<>();
  private final Map<String, Integer> deviceOfName = new HashMap<>();
  private final int[] pinned;

  private PinReader(Network network, Cluster cluster) {
    this.network = network;
    this.cluster = cluster;
    network.layers().forEach(layer -> layerOfName.put(layer.name(), layer));
    for (int d = 0; d < cluster.deviceCount(); d++) {
      deviceOfName.put(cluster.device(d).name(), d);
    }
    this.pinned = new int[network.vertexCount()];
    Arrays.fill(pinned, Pins.FREE);
  }

  static Pins read(Optional<JsonValue> list, Network network, Cluster cluster) {
    PinReader reader = new PinReader(network, cluster);
    list.map(JsonValue::items).orElse(List.of()).forEach(reader::add);
    return Pins.of(reader.pinned);
  }

  private void add(JsonValue pin) {
    int device = device(pin.field("device"));
    if (pin.has("layer") == pin.has("vertices")) {
      throw pin.fail(
          "Found %s, but expected either \"layer\" or \"vertices\".".formatted(pin.show()),
          "Write one pin for each layer and one for each list of vertices.");
    }
    if (pin.has("layer")) {
      Layer layer = layer(pin.field("layer"));
      pin(pin, layer.firstVertex(), layer.endVertex() - 1, device);
    } else {
      pin.field("vertices").items().forEach(item -> addVertices(item, device));
    }
  }

  private void addVertices(JsonValue item, int device) {
    if (!item.isList()) {
      pin(item, vertex(item), vertex(item), device);
      return;
    }
    List<JsonValue> ends = item.items();
    if (ends.size() != 2 || vertex(ends.get(0)) > vertex(ends.get(1))) {
      throw item.fail(
          "Found %s, but expected [first, last] with first at most last.".formatted(item.show()),
          "Write two vertices in increasing order; both are included.");
    }
    pin(item, vertex(ends.get(0)), vertex(ends.get(1)), device);
  }

  private void pin(JsonValue origin, int first, int last, int device) {
    for (int v = first; v <= last; v++) {
      int earlier = pinned[v];
      if (earlier != Pins.FREE && earlier != device) {
        throw origin.fail(
            "Vertex %d is pinned to %s and to %s."
                .formatted(v, cluster.device(earlier).name(), cluster.device(device).name()),
            "Pin it to one device.");
      }
      pinned[v] = device;
    }
  }

  private int vertex(JsonValue value) {
    long vertex = value.integer(Long.MIN_VALUE, Long.MAX_VALUE);
    if (vertex < 0 || vertex >= network.vertexCount()) {
      throw value.fail(
          "There is no vertex %d: network %s has vertices 0 to %d."
              .formatted(vertex, network.name(), network.vertexCount() - 1),
          "Correct the number.");
    }
    return (int) vertex;
  }

  private Layer layer(JsonValue name) {
    Layer layer = layerOfName.get(name.text());
    if (layer == null) {
      throw unknown(name, "layer", network.layers().stream().map(Layer::name).toList());
    }
    return layer;
  }

  private int device(JsonValue value) {
    if (value.isNumber()) {
      long device = value.integer(Long.MIN_VALUE, Long.MAX_VALUE);
      if (device < 0 || device >= cluster.deviceCount()) {
        throw value.fail(
            "There is no device %d: the devices are numbered from 0 to %d."
                .formatted(device, cluster.deviceCount() - 1),
            "Correct the number, or write the name of the device in quotes.");
      }
      return (int) device;
    }
    Integer device = deviceOfName.get(value.text());
    if (device == null) {
      throw unknown(value, "device", cluster.devices().stream().map(Device::name).toList());
    }
    return device;
  }

  private static InputException unknown(JsonValue value, String what, List<String> names) {
    return value.fail(
        "There is no %s named %s.".formatted(what, value.show()),
        CloseNames.in(names).advise(value.text()));
  }
}
