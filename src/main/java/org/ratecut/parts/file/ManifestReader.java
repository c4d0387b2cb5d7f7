package org.ratecut.parts.file;

import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;
import org.ratecut.io.Source;
import org.ratecut.io.json.JsonFormat;
import org.ratecut.io.json.JsonValue;
import org.ratecut.io.models.tensor.ElementType;
import org.ratecut.parts.HeldRegion;
import org.ratecut.parts.Manifest;
import org.ratecut.parts.Origin;
import org.ratecut.parts.PartDevice;
import org.ratecut.parts.PartFormat;
import org.ratecut.parts.PartOutput;
import org.ratecut.parts.PartTensor;
import org.ratecut.parts.Piece;
import org.ratecut.parts.Region;
import org.ratecut.parts.RegionTransfer;
import org.ratecut.parts.Stage;
import org.ratecut.parts.StageInput;
import org.ratecut.parts.StageOutput;
import org.ratecut.parts.TrafficCheck;

/**
 * Reads manifests. The schema says what each field may be, {@link ManifestCheck} what goes
 * together.
 */
public final class ManifestReader {

  private final JsonFormat format = new JsonFormat("parts-manifest");

  /**
   * Reads a manifest.
   *
   * @throws org.ratecut.io.InputException if it is none, or what it says does not go together
   */
  public Manifest read(Source source) {
    JsonValue root = format.read(source);
    Manifest manifest =
        new Manifest(
            root.field("problem").text(),
            root.field("modelFormat").choice(PartFormat.class),
            root.field("model").text(),
            root.field("modelDigest").text(),
            list(root, "tensors", ManifestReader::tensor),
            list(root, "inputs", JsonValue::text),
            list(root, "outputs", ManifestReader::output),
            list(root, "devices", ManifestReader::device),
            list(root, "transfers", ManifestReader::transfer),
            traffic(root.field("traffic")));
    new ManifestCheck(root, manifest).check();
    return manifest;
  }

  private static PartTensor tensor(JsonValue value) {
    return new PartTensor(
        value.field("name").text(),
        value.field("type").choice(ElementType.class),
        numbers(value, "sizes"));
  }

  private static PartOutput output(JsonValue value) {
    return new PartOutput(
        value.field("tensor").text(), list(value, "pieces", ManifestReader::piece));
  }

  private static PartDevice device(JsonValue value) {
    return new PartDevice(
        value.field("name").text(),
        list(value, "inputs", each -> new HeldRegion(each.field("tensor").text(), region(each))),
        list(value, "stages", ManifestReader::stage));
  }

  private static Stage stage(JsonValue value) {
    return new Stage(
        value.field("file").text(),
        value.field("digest").text(),
        list(value, "layers", JsonValue::text),
        list(value, "inputs", ManifestReader::stageInput),
        list(value, "outputs", ManifestReader::stageOutput),
        amount(value, "weightBytes"),
        amount(value, "peakBytes"));
  }

  private static StageInput stageInput(JsonValue value) {
    return new StageInput(
        value.field("name").text(),
        value.field("tensor").text(),
        region(value),
        list(value, "pieces", ManifestReader::piece),
        amount(value, "unread"));
  }

  private static StageOutput stageOutput(JsonValue value) {
    return new StageOutput(value.field("name").text(), value.field("tensor").text(), region(value));
  }

  private static Piece piece(JsonValue value) {
    OptionalInt transfer =
        value.has("transfer") ? OptionalInt.of(number(value, "transfer")) : OptionalInt.empty();
    return new Piece(region(value), origin(value.field("from")), transfer);
  }

  private static RegionTransfer transfer(JsonValue value) {
    return new RegionTransfer(
        value.field("tensor").text(),
        region(value),
        amount(value, "bytes"),
        origin(value.field("from")),
        number(value, "to"));
  }

  private static Origin origin(JsonValue value) {
    int device = number(value, "device");
    return value.has("input")
        ? new Origin(device, Origin.INPUT, number(value, "input"))
        : new Origin(device, number(value, "stage"), number(value, "output"));
  }

  private static TrafficCheck traffic(JsonValue value) {
    return new TrafficCheck(
        amount(value, "bytes"),
        amount(value, "predictedBytes"),
        list(value, "differences", JsonValue::text));
  }

  private static Region region(JsonValue value) {
    return value.build(() -> new Region(numbers(value, "begin"), numbers(value, "size")));
  }

  private static List<Integer> numbers(JsonValue value, String field) {
    return list(value, field, each -> each.integer(0, Integer.MAX_VALUE));
  }

  private static int number(JsonValue value, String field) {
    return value.field(field).integer(0, Integer.MAX_VALUE);
  }

  private static long amount(JsonValue value, String field) {
    return value.field(field).integer(0, Long.MAX_VALUE);
  }

  private static <T> List<T> list(JsonValue value, String field, Function<JsonValue, T> reader) {
    return value.field(field).items().stream().map(reader).toList();
  }
}
