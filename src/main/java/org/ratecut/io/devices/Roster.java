package org.ratecut.io.devices;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ratecut.io.CloseNames;
import org.ratecut.io.InputException;
import org.ratecut.io.json.JsonValue;
import org.ratecut.model.cluster.Device;

/**
 * The devices of a set in order. A name means one device, or all devices of an entry with a count;
 * the devices of such an entry are named after their number in the whole set, which is also their
 * number in partition files.
 */
final class Roster {

  private static final int MAX_DEVICES = 4096;

  private final List<Entry> entries = new ArrayList<>();
  private final List<String> names = new ArrayList<>();
  private final List<List<String>> namesOfDevice = new ArrayList<>();
  private final List<Optional<CataloguePart>> parts = new ArrayList<>();
  private final Map<String, List<Integer>> numbersOfName = new LinkedHashMap<>();

  private final Catalogue catalogue;

  private Roster(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  private record Entry(JsonValue origin, List<String> names, DeviceEntry kind) {

    Stream<Device> devices(int bitsPerValue, Arithmetic arithmetic) {
      return names.stream()
          .map(name -> origin.build(() -> kind.device(name, bitsPerValue, arithmetic)));
    }
  }

  static Roster read(JsonValue devices, Catalogue catalogue) {
    Roster roster = new Roster(catalogue);
    devices.items().forEach(roster::add);
    return roster;
  }

  private void add(JsonValue entry) {
    DeviceEntry kind = DeviceEntry.read(entry, catalogue);
    String name = entry.optional("name").orElse(entry.field("part")).text();
    List<String> added = new ArrayList<>();
    if (entry.has("count")) {
      int count = entry.field("count").integer(1, MAX_DEVICES);
      requireRoom(entry.field("count"), count);
      IntStream.range(names.size(), names.size() + count)
          .forEach(number -> added.add(name + "-" + number));
      claim(entry, name, IntStream.range(names.size(), names.size() + count).boxed().toList());
    } else {
      requireRoom(entry, 1);
      added.add(name);
    }
    for (String each : added) {
      claim(entry, each, List.of(names.size()));
      names.add(each);
      parts.add(kind.part());
      namesOfDevice.add(
          Stream.concat(
                  Stream.of(name),
                  Stream.concat(kind.part().map(CataloguePart::name).stream(), Stream.of(each)))
              .distinct()
              .toList());
    }
    entries.add(new Entry(entry, added, kind));
  }

  private void requireRoom(JsonValue value, int more) {
    if (names.size() + more > MAX_DEVICES) {
      throw value.fail(
          "This makes %d devices; at most %d are supported."
              .formatted(names.size() + more, MAX_DEVICES),
          "Use fewer devices.");
    }
  }

  private void claim(JsonValue entry, String name, List<Integer> numbers) {
    if (numbersOfName.putIfAbsent(name, numbers) != null) {
      throw (entry.has("name") ? entry.field("name") : entry.field("part"))
          .fail(
              "There are two devices named \"%s\".".formatted(name),
              "Give each device a name of its own, or write one with a \"count\".");
    }
  }

  int size() {
    return names.size();
  }

  String name(int device) {
    return names.get(device);
  }

  boolean haveFlash() {
    return entries.stream().allMatch(entry -> entry.kind().hasFlash());
  }

  List<Device> devices(int bitsPerValue, Arithmetic arithmetic) {
    return entries.stream().flatMap(entry -> entry.devices(bitsPerValue, arithmetic)).toList();
  }

  /** What a device may be called: the name of its entry, its part, and its own name. */
  List<String> namesOf(int device) {
    return namesOfDevice.get(device);
  }

  /** The part that a device is, if it is one. */
  Optional<CataloguePart> part(int device) {
    return parts.get(device);
  }

  /** The numbers of the devices that a name means. */
  List<Integer> numbersOf(JsonValue name) {
    List<Integer> numbers = numbersOfName.get(name.text());
    if (numbers == null) {
      throw unknown(name);
    }
    return numbers;
  }

  private InputException unknown(JsonValue name) {
    return name.fail(
        "There is no device named %s.".formatted(name.show()),
        CloseNames.in(List.copyOf(numbersOfName.keySet())).advise(name.text()));
  }
}
