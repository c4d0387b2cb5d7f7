package org.ratecut.parts.file;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ratecut.io.json.JsonValue;
import org.ratecut.parts.HeldRegion;
import org.ratecut.parts.Manifest;
import org.ratecut.parts.Origin;
import org.ratecut.parts.PartDevice;
import org.ratecut.parts.PartTensor;
import org.ratecut.parts.Piece;
import org.ratecut.parts.Region;
import org.ratecut.parts.RegionTransfer;
import org.ratecut.parts.Stage;
import org.ratecut.parts.StageInput;
import org.ratecut.parts.StageOutput;

/**
 * Checks that what a manifest says goes together: every name and number means something, every
 * piece is where it comes from, and all values that a stage reads are there.
 */
final class ManifestCheck {

  private static final String ADVICE = "Write the parts again with \"ratecut split\".";

  private final JsonValue root;
  private final Manifest manifest;
  private final Map<String, PartTensor> tensors = new HashMap<>();

  ManifestCheck(JsonValue root, Manifest manifest) {
    this.root = root;
    this.manifest = manifest;
  }

  /** What is computed or given somewhere. */
  private record Values(String tensor, Region region) {}

  void check() {
    List<JsonValue> places = root.field("tensors").items();
    for (int i = 0; i < places.size(); i++) {
      PartTensor tensor = manifest.tensors().get(i);
      require(tensors.put(tensor.name(), tensor) == null, places.get(i), "Its name is not unique.");
    }
    for (JsonValue input : root.field("inputs").items()) {
      require(tensors.containsKey(input.text()), input, "There is no such tensor.");
    }
    checkTransfers();
    checkDevices();
    checkOutputs();
  }

  private void checkDevices() {
    List<JsonValue> places = root.field("devices").items();
    Set<String> names = new HashSet<>();
    Set<String> files = new HashSet<>();
    for (int d = 0; d < places.size(); d++) {
      PartDevice device = manifest.devices().get(d);
      require(names.add(device.name()), places.get(d), "Its name is not unique.");
      List<JsonValue> held = places.get(d).field("inputs").items();
      for (int i = 0; i < held.size(); i++) {
        HeldRegion each = device.inputs().get(i);
        require(manifest.inputs().contains(each.tensor()), held.get(i), "It is no input.");
        requireInside(each.tensor(), each.region(), held.get(i));
      }
      List<JsonValue> stages = places.get(d).field("stages").items();
      for (int s = 0; s < stages.size(); s++) {
        Stage stage = device.stages().get(s);
        require(
            files.add(stage.file()), stages.get(s).field("file"), "It is the file of two stages.");
        checkStage(d, s, stage, stages.get(s));
      }
    }
  }

  private void checkStage(int device, int number, Stage stage, JsonValue place) {
    List<JsonValue> inputs = place.field("inputs").items();
    for (int i = 0; i < inputs.size(); i++) {
      StageInput input = stage.inputs().get(i);
      requireInside(input.tensor(), input.region(), inputs.get(i));
      List<JsonValue> pieces = inputs.get(i).field("pieces").items();
      long read = input.region().count() - input.unread();
      checkPieces(
          new Values(input.tensor(), input.region()),
          read,
          input.pieces(),
          pieces,
          Optional.of(device));
      for (int p = 0; p < pieces.size(); p++) {
        Origin origin = input.pieces().get(p).origin();
        require(
            origin.device() != device || origin.stage() < number,
            pieces.get(p),
            "It comes from a stage that does not run before this one.");
      }
    }
    List<JsonValue> outputs = place.field("outputs").items();
    for (int i = 0; i < outputs.size(); i++) {
      StageOutput output = stage.outputs().get(i);
      requireInside(output.tensor(), output.region(), outputs.get(i));
    }
  }

  private void checkTransfers() {
    List<JsonValue> places = root.field("transfers").items();
    for (int t = 0; t < places.size(); t++) {
      RegionTransfer transfer = manifest.transfers().get(t);
      JsonValue place = places.get(t);
      requireInside(transfer.tensor(), transfer.region(), place);
      requireFrom(transfer.from(), transfer.tensor(), transfer.region(), place);
      require(
          transfer.to() < manifest.devices().size() && transfer.to() != transfer.from().device(),
          place.field("to"),
          "It is no other device.");
      require(
          transfer.bytes() == tensors.get(transfer.tensor()).bytes(transfer.region().count()),
          place.field("bytes"),
          "The region has another number of bytes.");
    }
  }

  private void checkOutputs() {
    List<JsonValue> places = root.field("outputs").items();
    for (int i = 0; i < places.size(); i++) {
      String name = manifest.outputs().get(i).tensor();
      require(tensors.containsKey(name), places.get(i), "There is no such tensor.");
      Region whole = places.get(i).build(() -> Region.whole(tensors.get(name).sizes()));
      checkPieces(
          new Values(name, whole),
          whole.count(),
          manifest.outputs().get(i).pieces(),
          places.get(i).field("pieces").items(),
          Optional.empty());
    }
  }

  private void checkPieces(
      Values read,
      long count,
      List<Piece> pieces,
      List<JsonValue> places,
      Optional<Integer> reader) {
    String tensor = read.tensor();
    Region region = read.region();
    long covered = 0;
    for (int i = 0; i < pieces.size(); i++) {
      Piece piece = pieces.get(i);
      requireInside(tensor, piece.region(), places.get(i));
      require(region.contains(piece.region()), places.get(i), "It is not in what is read.");
      requireFrom(piece.origin(), tensor, piece.region(), places.get(i));
      covered += piece.region().count();
      boolean remote = reader.isPresent() && piece.origin().device() != reader.get();
      require(remote == piece.transfer().isPresent(), places.get(i), "Its transfer is missing.");
      if (remote) {
        requireTransfer(piece, tensor, reader.get(), places.get(i));
      }
    }
    boolean apart = new Overlaps(pieces.stream().map(Piece::region).toList()).areNone();
    if (!apart || covered != count) {
      throw root.fail(
          "The pieces of %s %s do not cover it, each value once.".formatted(tensor, region),
          ADVICE);
    }
  }

  private void requireTransfer(Piece piece, String tensor, int reader, JsonValue place) {
    int number = piece.transfer().orElseThrow();
    require(number < manifest.transfers().size(), place, "There is no such transfer.");
    RegionTransfer transfer = manifest.transfers().get(number);
    require(
        transfer.tensor().equals(tensor)
            && transfer.from().equals(piece.origin())
            && transfer.to() == reader
            && transfer.region().contains(piece.region()),
        place,
        "Its transfer brings something else.");
  }

  private void requireFrom(Origin origin, String tensor, Region region, JsonValue place) {
    Optional<Values> values = find(origin);
    require(
        values.isPresent()
            && values.get().tensor().equals(tensor)
            && values.get().region().contains(region),
        place,
        "It does not come from there.");
  }

  private Optional<Values> find(Origin origin) {
    if (origin.device() >= manifest.devices().size()) {
      return Optional.empty();
    }
    PartDevice device = manifest.devices().get(origin.device());
    if (origin.isInput()) {
      return device.inputs().stream()
          .skip(origin.output())
          .findFirst()
          .map(held -> new Values(held.tensor(), held.region()));
    }
    return device.stages().stream()
        .skip(origin.stage())
        .findFirst()
        .flatMap(stage -> stage.outputs().stream().skip(origin.output()).findFirst())
        .map(output -> new Values(output.tensor(), output.region()));
  }

  private void requireInside(String tensor, Region region, JsonValue place) {
    PartTensor found = tensors.get(tensor);
    require(found != null, place, "There is no tensor \"%s\".".formatted(tensor));
    require(
        found.sizes().size() == region.rank()
            && found.sizes().stream().allMatch(size -> size > 0)
            && Region.whole(found.sizes()).contains(region),
        place,
        "The region %s is not in the tensor, whose sizes are %s.".formatted(region, found.sizes()));
  }

  private static void require(boolean fulfilled, JsonValue place, String problem) {
    if (!fulfilled) {
      throw place.fail(problem, ADVICE);
    }
  }
}
