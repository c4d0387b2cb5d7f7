package org.ratecut.report.parts;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.ratecut.escape.VisibleText;
import org.ratecut.io.json.JsonText;
import org.ratecut.io.units.Figures;
import org.ratecut.parts.Manifest;
import org.ratecut.parts.PartDevice;
import org.ratecut.parts.Stage;
import org.ratecut.parts.cut.Parts;
import org.ratecut.report.ProgramVersion;

/** What a model was cut into, as text and as JSON. */
public final class SplitText {

  private final Parts parts;
  private final Manifest manifest;
  private final List<Long> countedWeights;

  /**
   * What is to be told.
   *
   * @param countedWeights the bytes of weights that the memory model counts on each device
   */
  public SplitText(Parts parts, List<Long> countedWeights) {
    this.parts = parts;
    this.manifest = parts.manifest();
    this.countedWeights = List.copyOf(countedWeights);
  }

  private long sent(int device) {
    return manifest.transfers().stream()
        .filter(each -> each.from().device() == device)
        .mapToLong(each -> each.bytes())
        .sum();
  }

  private static long weights(PartDevice device) {
    return device.stages().stream().mapToLong(Stage::weightBytes).sum();
  }

  private static long peak(PartDevice device) {
    return device.stages().stream().mapToLong(Stage::peakBytes).max().orElse(0);
  }

  public String text() {
    StringBuilder text = new StringBuilder();
    text.append(
        "%-20s %7s %14s %14s %14s %14s%n"
            .formatted("Device", "stages", "weights", "counted", "peak", "sends"));
    for (int d = 0; d < manifest.devices().size(); d++) {
      PartDevice device = manifest.devices().get(d);
      text.append(
          "%-20s %7d %14s %14s %14s %14s%n"
              .formatted(
                  VisibleText.of(device.name()),
                  device.stages().size(),
                  Figures.count(weights(device)),
                  Figures.count(countedWeights.get(d)),
                  Figures.count(peak(device)),
                  Figures.count(sent(d))));
    }
    text.append(
        "%nSizes are in bytes: weights in the files, as the memory model counts them, and the"
                .formatted()
            + " most that the tensors of a stage take at once.\n");
    addWeights(text);
    addPieces(text);
    text.append(
        "\nTraffic: %s bytes per inference; the problem says %s.\n"
            .formatted(
                Figures.count(manifest.traffic().bytes()),
                Figures.count(manifest.traffic().predictedBytes())));
    manifest
        .traffic()
        .differences()
        .forEach(each -> text.append("  ").append(VisibleText.of(each)).append('\n'));
    return text.toString();
  }

  /** Why there are more or fewer weights than the memory model counts. */
  private void addWeights(StringBuilder text) {
    for (int d = 0; d < manifest.devices().size(); d++) {
      PartDevice device = manifest.devices().get(d);
      long more = weights(device) - countedWeights.get(d);
      if (more != 0) {
        text.append(
            "%s stores %s bytes of weights %s.\n"
                .formatted(
                    VisibleText.of(device.name()),
                    Figures.count(Math.abs(more)),
                    more > 0
                        ? "more than counted, because it computes some of its operators whole or as"
                            + " a box around many pieces"
                        : "less than counted, because nothing reads some values of its vertices, or"
                            + " the model stores them smaller"));
      }
    }
  }

  private void addPieces(StringBuilder text) {
    text.append("\nPieces by layer: ");
    List<String> cut =
        parts.pieces().entrySet().stream()
            .filter(each -> each.getValue() > 1)
            .map(each -> "%s %d".formatted(VisibleText.of(each.getKey()), each.getValue()))
            .toList();
    text.append(cut.isEmpty() ? "each layer is whole" : String.join(", ", cut)).append(".\n");
  }

  public String json() {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    ArrayNode devices = root.putArray("devices");
    for (int d = 0; d < manifest.devices().size(); d++) {
      PartDevice device = manifest.devices().get(d);
      devices
          .addObject()
          .put("name", device.name())
          .put("stages", device.stages().size())
          .put("weightBytes", weights(device))
          .put("countedWeightBytes", countedWeights.get(d))
          .put("peakBytes", peak(device))
          .put("bytesSent", sent(d));
    }
    ObjectNode pieces = root.putObject("pieces");
    parts.pieces().forEach(pieces::put);
    root.put("trafficBytes", manifest.traffic().bytes());
    root.put("predictedTrafficBytes", manifest.traffic().predictedBytes());
    ArrayNode differences = root.putArray("trafficDifferences");
    manifest.traffic().differences().forEach(differences::add);
    root.put("version", ProgramVersion.number());
    return JsonText.of(root);
  }
}
