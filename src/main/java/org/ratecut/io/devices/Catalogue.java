package org.ratecut.io.devices;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.ratecut.io.CloseNames;
import org.ratecut.io.InputException;
import org.ratecut.io.Source;
import org.ratecut.io.json.JsonFormat;
import org.ratecut.io.json.JsonValue;

/**
 * Parts and links by name. It is read from a file whose schema is {@code
 * schemas/catalogue.schema.json}.
 */
public final class Catalogue {

  /** Nothing. */
  public static final Catalogue EMPTY = new Catalogue(Map.of(), Map.of());

  private final Map<String, CataloguePart> parts;
  private final Map<String, CatalogueLink> links;

  private Catalogue(Map<String, CataloguePart> parts, Map<String, CatalogueLink> links) {
    this.parts = parts;
    this.links = links;
  }

  /**
   * Reads a catalogue.
   *
   * @throws org.ratecut.io.InputException if the file is not what the format says
   */
  public static Catalogue read(Source source) {
    JsonValue root = new JsonFormat("catalogue").read(source);
    return new Catalogue(
        entries(root, "parts", CataloguePart::read), entries(root, "links", CatalogueLink::read));
  }

  private static <T> Map<String, T> entries(
      JsonValue root, String field, Function<JsonValue, T> reader) {
    Map<String, T> entries = new LinkedHashMap<>();
    for (JsonValue entry : root.optional(field).map(JsonValue::items).orElse(List.of())) {
      JsonValue name = entry.field("name");
      if (entries.putIfAbsent(name.text(), reader.apply(entry)) != null) {
        throw name.fail(
            "There are two %s named %s.".formatted(field, name.show()), "Rename one of them.");
      }
    }
    return entries;
  }

  /** This catalogue and another; where both have a name, this one's entry counts. */
  public Catalogue over(Catalogue other) {
    Map<String, CataloguePart> allParts = new LinkedHashMap<>(parts);
    other.parts.forEach(allParts::putIfAbsent);
    Map<String, CatalogueLink> allLinks = new LinkedHashMap<>(links);
    other.links.forEach(allLinks::putIfAbsent);
    return new Catalogue(allParts, allLinks);
  }

  /** All parts, in the order of the file. */
  public List<CataloguePart> parts() {
    return List.copyOf(parts.values());
  }

  /** All links, in the order of the file. */
  public List<CatalogueLink> links() {
    return List.copyOf(links.values());
  }

  Optional<CataloguePart> part(String name) {
    return Optional.ofNullable(parts.get(name));
  }

  /**
   * The part with a name.
   *
   * @param origin what messages call the place where the name is from
   * @throws InputException if there is none
   */
  public CataloguePart requirePart(String origin, String name) {
    return part(name)
        .orElseThrow(
            () ->
                new InputException(
                    origin,
                    "",
                    "The catalogue has no part named \"%s\".".formatted(name),
                    advisePart(name)));
  }

  Optional<CatalogueLink> link(String name) {
    return Optional.ofNullable(links.get(name));
  }

  /** Which part a misspelt name may have meant. */
  String advisePart(String name) {
    return advise(parts.keySet(), name);
  }

  /** Which link a misspelt name may have meant. */
  String adviseLink(String name) {
    return advise(links.keySet(), name);
  }

  private static String advise(Set<String> names, String name) {
    return names.isEmpty()
        ? "The catalogue is empty."
        : CloseNames.in(new ArrayList<>(names)).advise(name) + " \"ratecut devices\" lists all.";
  }
}
