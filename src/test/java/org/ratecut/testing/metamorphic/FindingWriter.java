package org.ratecut.testing.metamorphic;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.ratecut.io.networks.NetworkWriter;
import org.ratecut.io.text.PartitionWriter;
import org.ratecut.model.Problem;
import org.ratecut.model.cluster.Channel;
import org.ratecut.model.cluster.Cluster;
import org.ratecut.model.cluster.Communication;
import org.ratecut.model.cluster.Device;
import org.ratecut.model.cluster.Port;

/**
 * Writes problems that show a disagreement as problem files, with a valid assignment beside them. A
 * channel that the format of device sets cannot express, such as one direction alone, and measured
 * times are left out and said, and other bandwidths are rounded: then only the number of the
 * problem repeats it.
 */
final class FindingWriter {

  private final JsonNodeFactory nodes = JsonNodeFactory.instance;
  private final Path folder;

  FindingWriter(Path folder) {
    this.folder = folder;
  }

  void write(long number, Finding finding) {
    String name =
        "%d-%s-%s".formatted(number, finding.change(), finding.subject().replace(' ', '-'));
    try {
      Files.createDirectories(folder);
      Files.writeString(
          folder.resolve(name + ".json"), toJson(finding.problem()).toPrettyString() + "\n");
      Files.writeString(
          folder.resolve(name + ".txt"),
          "%s%n%s%n%s%n"
              .formatted(
                  finding,
                  finding.problem().cluster().devices(),
                  finding.problem().cluster().channels()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    finding
        .witness()
        .or(() -> Known.of(finding.problem()).optimum())
        .ifPresent(witness -> PartitionWriter.write(witness, folder.resolve(name + ".part")));
  }

  private ObjectNode toJson(Problem problem) {
    ObjectNode root = nodes.objectNode();
    root.put("format", "ratecut-problem").put("version", 1).put("name", problem.name());
    root.put("objective", problem.objective().name().toLowerCase(Locale.ROOT));
    root.set("network", new NetworkWriter().toJson(problem.network()));
    root.set("devices", toJson(problem.cluster()));
    ArrayNode pins = root.putArray("pins");
    for (int v = 0; v < problem.vertexCount(); v++) {
      if (problem.pins().isPinned(v)) {
        ObjectNode pin = pins.addObject();
        pin.putArray("vertices").add(v);
        pin.put("device", problem.pins().deviceOf(v));
      }
    }
    writeRules(problem, root);
    return root;
  }

  private static void writeRules(Problem problem, ObjectNode root) {
    problem.rules().maxDevices().ifPresent(max -> root.put("maxDevices", max));
    problem
        .rules()
        .colocated()
        .forEach(
            set -> {
              ArrayNode together = root.withArray("colocated").addArray();
              set.stream().forEach(together::add);
            });
    if (problem.rules().contiguous()) {
      root.put("contiguous", true);
    }
    if (!problem.times().isEmpty()) {
      root.put("description", "Measured times could not be written.");
    }
  }

  private ObjectNode toJson(Communication communication) {
    return nodes
        .objectNode()
        .put("bandwidth", communication.bandwidth().toDouble())
        .put("once", communication.once());
  }

  private ObjectNode toJson(Cluster cluster) {
    ObjectNode root = nodes.objectNode();
    root.put("format", "ratecut-device-set").put("version", 1);
    ArrayNode devices = root.putArray("devices");
    for (Device device : cluster.devices()) {
      ObjectNode node =
          devices
              .addObject()
              .put("name", device.name())
              .put("memory", device.memory())
              .put("performance", device.performance())
              .put("flash", device.flash());
      device.communication().ifPresent(own -> node.set("communicates", toJson(own)));
    }
    for (Port port : cluster.ports()) {
      root.withArray("ports")
          .addObject()
          .put("device", cluster.device(port.device()).name())
          .put("bandwidth", port.bandwidth().toDouble())
          .put("direction", port.direction().name().toLowerCase(Locale.ROOT))
          .put("once", port.once());
    }
    ArrayNode links = root.putArray("links");
    ArrayNode media = root.putArray("sharedMedia");
    for (Channel channel : cluster.channels()) {
      List<Integer> ends =
          channel.pairs().stream()
              .flatMap(pair -> List.of(pair.from(), pair.to()).stream())
              .distinct()
              .sorted()
              .toList();
      boolean isWhole = channel.pairs().size() == ends.size() * (ends.size() - 1);
      if (isWhole && channel.bandwidth().denominator() == 1) {
        ObjectNode node = ends.size() == 2 ? links.addObject() : media.addObject();
        if (ends.size() > 2) {
          node.put("name", channel.name());
        }
        ArrayNode between = node.putArray("between");
        ends.forEach(d -> between.add(cluster.device(d).name()));
        node.put("bandwidth", channel.bandwidth().numerator())
            .put("multicast", channel.multicast());
      } else {
        root.put("description", "Not all channels could be written; see the .txt file.");
      }
    }
    return root;
  }
}
