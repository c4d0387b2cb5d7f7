package org.ratecut.io.devices;

import java.util.ArrayList;
import java.util.List;
import org.ratecut.io.Source;
import org.ratecut.io.json.JsonFileFormat;
import org.ratecut.io.json.JsonFormat;
import org.ratecut.io.json.JsonValue;

/** Device sets in JSON; the schema is {@code schemas/device-set.schema.json}. */
public final class DeviceSetJson implements JsonFileFormat<DeviceSet> {

  private final JsonFormat format = new JsonFormat("device-set");

  @Override
  public DeviceSet read(Source source) {
    return parse(format.read(source), source.baseName());
  }

  @Override
  public DeviceSet readPart(JsonValue part) {
    return parse(format.check(part), "devices of " + part.source().baseName());
  }

  private static DeviceSet parse(JsonValue root, String defaultName) {
    Roster roster = Roster.read(root.field("devices"));
    List<Connection> connections = new ArrayList<>();
    root.optional("links").map(JsonValue::items).orElse(List.of()).stream()
        .map(link -> Connection.link(link, roster))
        .forEach(connections::add);
    root.optional("sharedMedia").map(JsonValue::items).orElse(List.of()).stream()
        .map(medium -> Connection.medium(medium, roster))
        .forEach(connections::add);
    Connection.requireFewPairs(root, connections);
    String name = root.optional("name").map(JsonValue::text).orElse(defaultName);
    return new ListedDeviceSet(root, name, roster, connections);
  }
}
