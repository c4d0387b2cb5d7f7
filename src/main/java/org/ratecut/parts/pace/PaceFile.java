package org.ratecut.parts.pace;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.ratecut.io.InputException;
import org.ratecut.io.Source;
import org.ratecut.io.json.JsonFormat;
import org.ratecut.io.json.JsonText;
import org.ratecut.io.json.JsonValue;
import org.ratecut.parts.Manifest;

/** Reads and writes paces; the schema is {@code schemas/parts-pace.schema.json}. */
public final class PaceFile {

  private static final String FORMAT = "ratecut-parts-pace";

  private PaceFile() {}

  /** The pace as a JSON text that ends with a newline. */
  public static String toText(Pace pace) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("format", FORMAT).put("version", 1).put("period", pace.period());
    ArrayNode devices = root.putArray("stages");
    for (List<Double> stages : pace.stages()) {
      ArrayNode ofDevice = devices.addArray();
      stages.forEach(ofDevice::add);
    }
    ArrayNode transfers = root.putArray("transfers");
    pace.transfers()
        .forEach(
            each ->
                transfers
                    .addObject()
                    .put("channel", each.channel())
                    .put("seconds", each.seconds()));
    return JsonText.of(root);
  }

  /**
   * Reads the pace of parts.
   *
   * @throws InputException if there is none, or it is that of others
   */
  public static Pace read(Source file, Manifest manifest) {
    if (!file.exists()) {
      throw new InputException(
          file.name(),
          "",
          "There is no such file, which says how long devices and links take.",
          "Parts for clusters with ports, multicast or processors that communicate have none; run"
              + " them without --pace, or write them again with \"ratecut split\".");
    }
    JsonValue root = new JsonFormat("parts-pace").read(file);
    Pace pace =
        new Pace(
            root.field("period").decimal().doubleValue(),
            root.field("stages").items().stream()
                .map(device -> device.items().stream().map(PaceFile::seconds).toList())
                .toList(),
            root.field("transfers").items().stream().map(PaceFile::transfer).toList());
    if (!pace.fits(manifest)) {
      throw root.fail(
          "It is not of these parts: the numbers of devices, stages or transfers differ.",
          "Write the parts again with \"ratecut split\".");
    }
    return pace;
  }

  private static double seconds(JsonValue value) {
    return value.decimal().doubleValue();
  }

  private static Pace.PacedTransfer transfer(JsonValue value) {
    return new Pace.PacedTransfer(
        value.field("channel").integer(0, Integer.MAX_VALUE), seconds(value.field("seconds")));
  }
}
