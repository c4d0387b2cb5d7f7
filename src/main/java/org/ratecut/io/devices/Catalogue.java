package org.ratecut.io.devices;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
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
  public static final Catalogue EMPTY = new Catalogue(Map.of(), Map.of(), Map.of());

  private final Map<String, CataloguePart> parts;
  private final Map<String, CataloguePart> boards;
  private final Map<String, CatalogueLink> links;

  private Catalogue(
      Map<String, CataloguePart> parts,
      Map<String, CataloguePart> boards,
      Map<String, CatalogueLink> links) {
    this.parts = parts;
    this.boards = boards;
    this.links = links;
  }

  /**
   * Reads a catalogue.
   *
   * @throws org.ratecut.io.InputException if the file is not what the format says
   */
  public static Catalogue read(Source source) {
    JsonValue root = new JsonFormat("catalogue").read(source);
    Map<String, CataloguePart> parts = entries(root, "parts", CataloguePart::read);
    return new Catalogue(
        parts,
        entries(root, "boards", board -> board(board, parts)),
        entries(root, "links", CatalogueLink::read));
  }

  private static CataloguePart board(JsonValue board, Map<String, CataloguePart> parts) {
    JsonValue part = board.field("part");
    if (!parts.containsKey(part.text())) {
      throw part.fail(
          "This file has no part named %s.".formatted(part.show()),
          advise(parts.keySet(), part.text()));
    }
    return parts.get(part.text()).onBoard(board);
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
    return new Catalogue(
        joined(parts, other.parts), joined(boards, other.boards), joined(links, other.links));
  }

  private static <T> Map<String, T> joined(Map<String, T> first, Map<String, T> more) {
    Map<String, T> all = new LinkedHashMap<>(first);
    more.forEach(all::putIfAbsent);
    return all;
  }

  /** All parts, in the order of the file. */
  public List<CataloguePart> parts() {
    return List.copyOf(parts.values());
  }

  /** All boards, which are other names of parts, in the order of the file. */
  public List<CataloguePart> boards() {
    return List.copyOf(boards.values());
  }

  /** All links, in the order of the file. */
  public List<CatalogueLink> links() {
    return List.copyOf(links.values());
  }

  /** A part or a board; case, hyphens, underscores and dots do not matter. */
  Optional<CataloguePart> part(String name) {
    return Optional.ofNullable(parts.get(name))
        .or(
            () ->
                similar(
                    Stream.concat(parts.values().stream(), boards.values().stream()),
                    CataloguePart::name,
                    name));
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

  /** A link; case, hyphens, underscores and dots do not matter. */
  Optional<CatalogueLink> link(String name) {
    return Optional.ofNullable(links.get(name))
        .or(() -> similar(links.values().stream(), CatalogueLink::name, name))
        .or(
            () ->
                links.values().stream()
                    .filter(link -> link.aliases().stream().anyMatch(each -> isSimilar(each, name)))
                    .findFirst());
  }

  private static <T> Optional<T> similar(Stream<T> all, Function<T, String> nameOf, String name) {
    return all.filter(each -> isSimilar(nameOf.apply(each), name)).findFirst();
  }

  private static boolean isSimilar(String one, String other) {
    return plain(one).equals(plain(other));
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[-_.]", "");
  }

  /** Which part a misspelt name may have meant. */
  String advisePart(String name) {
    return advise(joined(parts, boards).keySet(), name);
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
