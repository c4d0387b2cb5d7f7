package org.ratecut.io.profile;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.IntStream;
import org.ratecut.escape.CsvText;
import org.ratecut.io.json.JsonText;
import org.ratecut.model.Layer;
import org.ratecut.model.Network;

/**
 * The table of a profile with its times left to be filled in: a row for each layer that computes
 * and each kind of device.
 *
 * @param kinds names of kinds of devices
 */
public record ProfileTemplate(Network network, LayerTypes types, List<String> kinds) {

  /** The table as comma-separated values. */
  public String csv() {
    StringBuilder text = new StringBuilder();
    List<String> columns =
        List.of(
            ProfileCsv.LAYER,
            ProfileCsv.TYPE,
            ProfileCsv.DEVICE,
            ProfileCsv.FLOP,
            ProfileCsv.TIME,
            ProfileCsv.FIXED);
    text.append(String.join(",", columns)).append('\n');
    for (String kind : kinds) {
      for (Layer layer : layers()) {
        text.append(CsvText.of(layer.name()))
            .append(',')
            .append(types.typeOf(layer.name()).orElse(""))
            .append(',')
            .append(CsvText.of(kind))
            .append(',')
            .append(flop(layer))
            .append(",,\n");
      }
    }
    return text.toString();
  }

  /** The table as JSON. */
  public String json() {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("format", "ratecut-profile").put("version", 1);
    ArrayNode times = root.putArray("times");
    for (String kind : kinds) {
      for (Layer layer : layers()) {
        ObjectNode row = times.addObject().put("layer", layer.name()).put("device", kind);
        row.put("flop", flop(layer)).putNull("milliseconds");
      }
    }
    return JsonText.of(root);
  }

  private List<Layer> layers() {
    return network.layers().stream().filter(layer -> flop(layer) > 0).toList();
  }

  private long flop(Layer layer) {
    return IntStream.range(layer.firstVertex(), layer.endVertex())
        .mapToLong(network::computation)
        .sum();
  }
}
