package org.ratecut.io.devices;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.ratecut.io.Source;
import org.ratecut.io.json.JsonFileFormat;
import org.ratecut.io.json.JsonFormat;
import org.ratecut.io.json.JsonValue;
import org.ratecut.io.profile.Profile;
import org.ratecut.io.profile.ProfileReader;

/** Device sets in JSON; the schema is {@code schemas/device-set.schema.json}. */
public final class DeviceSetJson implements JsonFileFormat<DeviceSet> {

  private final JsonFormat format = new JsonFormat("device-set");
  private final Supplier<Catalogue> catalogue;

  /** Without a catalogue, unless a file names one. */
  public DeviceSetJson() {
    this(() -> Catalogue.EMPTY);
  }

  /**
   * With a catalogue.
   *
   * @param catalogue asked only if a file names a part or a link
   */
  public DeviceSetJson(Supplier<Catalogue> catalogue) {
    this.catalogue = catalogue;
  }

  @Override
  public DeviceSet read(Source source) {
    return parse(format.read(source), source.baseName());
  }

  @Override
  public DeviceSet readPart(JsonValue part) {
    return parse(format.check(part), "devices of " + part.source().baseName());
  }

  private DeviceSet parse(JsonValue root, String defaultName) {
    Catalogue known = catalogueFor(root);
    Roster roster = Roster.read(root.field("devices"), known);
    List<ConnectionEntry> connections = new ArrayList<>();
    items(root, "links").stream()
        .map(link -> ConnectionEntry.link(link, roster, known))
        .forEach(connections::add);
    items(root, "sharedMedia").stream()
        .map(medium -> ConnectionEntry.medium(medium, roster, known))
        .forEach(connections::add);
    ConnectionEntry.requireFewPairs(root, connections);
    String name = root.optional("name").map(JsonValue::text).orElse(defaultName);
    Optional<Arithmetic> arithmetic =
        root.optional("arithmetic").map(word -> word.choice(Arithmetic.class));
    List<PortEntry> ports =
        items(root, "ports").stream().map(port -> PortEntry.read(port, roster)).toList();
    List<TimeEntry> times =
        items(root, "times").stream().map(time -> TimeEntry.read(time, roster)).toList();
    return new ListedDeviceSet(
        root, name, roster, connections, ports, times, profile(root), arithmetic);
  }

  private static Optional<Profile> profile(JsonValue root) {
    return root.optional("profile")
        .map(file -> new ProfileReader().read(root.source().resolve(file.text())));
  }

  private Catalogue catalogueFor(JsonValue root) {
    boolean named =
        items(root, "devices").stream().anyMatch(device -> device.has("part"))
            || items(root, "links").stream().anyMatch(link -> link.has("link"))
            || items(root, "sharedMedia").stream().anyMatch(medium -> medium.has("link"));
    if (!named) {
      return Catalogue.EMPTY;
    }
    return root.optional("catalogue")
        .map(file -> Catalogue.read(root.source().resolve(file.text())).over(catalogue.get()))
        .orElseGet(catalogue);
  }

  private static List<JsonValue> items(JsonValue root, String field) {
    return root.optional(field).map(JsonValue::items).orElse(List.of());
  }
}
