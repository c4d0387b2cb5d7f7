package org.ratecut.io.devices;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ratecut.io.InputException;
import org.ratecut.io.profile.LayerTime;
import org.ratecut.io.profile.LayerTypes;
import org.ratecut.model.Network;
import org.ratecut.model.cluster.Channel;
import org.ratecut.model.cluster.Cluster;
import org.ratecut.model.cluster.Device;

/**
 * A device set in a line: {@code 4xrp2040 over spi}, {@code 2 x stm32h743 + 4 x rp2040 over can}.
 * Each pair of devices gets a link of its own, or all share one medium if that is what the link is
 * by nature, as a radio channel or a bus; {@code -shared} or {@code -dedicated} after its name says
 * otherwise. Devices are numbered in the order of the line.
 */
public final class DeviceSpec implements DeviceSet {

  private static final String SHARED = "-shared";
  private static final String DEDICATED = "-dedicated";
  private static final Pattern SET = Pattern.compile("(?i)\\s*(.+?)(?:\\s+over\\s+(\\S+))?\\s*");
  private static final Pattern ENTRY =
      Pattern.compile("(?:(\\d{1,9})(?:\\s*[xX×*]\\s*|\\s+))?([A-Za-z]\\S*)");
  private static final String ADVICE =
      "Write it like \"4xrp2040 over spi\" or \"2xstm32h743 + 4xrp2040 over can-shared\".";

  private final String origin;
  private final String name;
  private final List<CataloguePart> parts;
  private final Optional<CatalogueLink> link;
  private final Links links;

  private DeviceSpec(
      String origin,
      String name,
      List<CataloguePart> parts,
      Optional<CatalogueLink> link,
      boolean shared) {
    this.origin = origin;
    this.name = name;
    this.parts = List.copyOf(parts);
    this.link = link;
    List<Integer> devices = IntStream.range(0, parts.size()).boxed().toList();
    this.links = new Links(kind(link, shared), name, devices);
  }

  private static Links.Kind kind(Optional<CatalogueLink> link, boolean shared) {
    if (shared) {
      return Links.Kind.SHARED;
    }
    return link.filter(CatalogueLink::fullDuplex).isPresent()
        ? Links.Kind.FULL_DUPLEX
        : Links.Kind.HALF_DUPLEX;
  }

  /**
   * Parses a line.
   *
   * @param origin what messages call the place where it is from
   * @throws InputException if it is not written like the examples, or names something that the
   *     catalogue does not have
   */
  public static DeviceSpec parse(String origin, String line, Catalogue catalogue) {
    Matcher set = SET.matcher(line);
    if (!set.matches()) {
      throw new InputException(origin, "", "Found \"%s\", but no devices.".formatted(line), ADVICE);
    }
    List<CataloguePart> parts = new ArrayList<>();
    List<String> words = new ArrayList<>();
    for (String entry : set.group(1).split("\\+", -1)) {
      addEntry(origin, entry.strip(), catalogue, parts, words);
    }
    Optional<CatalogueLink> link =
        Optional.ofNullable(set.group(2)).map(each -> link(origin, each, catalogue));
    if (parts.size() > 1 && link.isEmpty()) {
      throw new InputException(
          origin, "", "Found %d devices, but no link.".formatted(parts.size()), ADVICE);
    }
    boolean shared = link.filter(each -> isShared(each, set.group(2))).isPresent();
    String over = link.map(each -> "-over-" + name(each, shared)).orElse("");
    DeviceSpec spec = new DeviceSpec(origin, String.join("-", words) + over, parts, link, shared);
    spec.requireFewPairs();
    return spec;
  }

  private static void addEntry(
      String origin,
      String text,
      Catalogue catalogue,
      List<CataloguePart> parts,
      List<String> words) {
    Matcher entry = ENTRY.matcher(text);
    if (!entry.matches()) {
      throw new InputException(
          origin,
          "",
          "Found \"%s\", but expected a number of devices and a part.".formatted(text),
          ADVICE);
    }
    int count = entry.group(1) == null ? 1 : Integer.parseInt(entry.group(1));
    if (count < 1 || count > Cluster.MAX_DEVICES - parts.size()) {
      throw new InputException(
          origin,
          "",
          "Found %d devices in \"%s\"; there may be 1 to %d in all."
              .formatted(count, text, Cluster.MAX_DEVICES),
          "Correct the number.");
    }
    CataloguePart part = catalogue.requirePart(origin, entry.group(2));
    IntStream.range(0, count).forEach(i -> parts.add(part));
    words.add(count + "x" + part.name());
  }

  private static CatalogueLink link(String origin, String word, Catalogue catalogue) {
    String linkName = word.replaceFirst("(?i)(" + SHARED + "|" + DEDICATED + ")$", "");
    return catalogue
        .link(linkName)
        .orElseThrow(
            () ->
                new InputException(
                    origin,
                    "",
                    "The catalogue has no link named \"%s\".".formatted(linkName),
                    catalogue.adviseLink(linkName)));
  }

  /** A medium by nature is one for all devices unless each pair is said to have its own. */
  private static boolean isShared(CatalogueLink link, String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    return lower.endsWith(SHARED) || (link.isMedium() && !lower.endsWith(DEDICATED));
  }

  private static String name(CatalogueLink link, boolean shared) {
    if (shared) {
      return link.name() + SHARED;
    }
    return link.isMedium() ? link.name() + DEDICATED : link.name();
  }

  private void requireFewPairs() {
    if (links.pairCount() > Links.MAX_PAIRS) {
      throw new InputException(
          origin,
          "",
          "The devices make %,d ordered pairs; at most %,d are supported."
              .formatted(links.pairCount(), Links.MAX_PAIRS),
          "Use fewer devices.");
    }
  }

  @Override
  public boolean hasFlash() {
    return parts.stream().allMatch(part -> part.flash().isPresent());
  }

  @Override
  public Cluster bind(int bitsPerValue, Optional<Arithmetic> arithmetic) {
    Arithmetic used = arithmetic.orElse(Arithmetic.of(bitsPerValue));
    List<Device> devices =
        IntStream.range(0, parts.size())
            .mapToObj(d -> DeviceEntry.of(parts.get(d)).device(nameOf(d), bitsPerValue, used))
            .toList();
    List<Channel> channels =
        link.map(
                each ->
                    links
                        .channels(each.bandwidth().valuesPerSecond(bitsPerValue), this::nameOf)
                        .stream()
                        .map(channel -> channel.withEnergy(each.nanojoulesPerByte()))
                        .toList())
            .orElse(List.of());
    return new Cluster(name, devices, channels);
  }

  @Override
  public List<List<String>> names() {
    return IntStream.range(0, parts.size())
        .mapToObj(d -> Stream.of(parts.get(d).name(), nameOf(d)).distinct().toList())
        .toList();
  }

  @Override
  public List<List<LayerTime>> times(Network network, LayerTypes types) {
    return parts.stream().map(part -> part.timesFor(network, types)).toList();
  }

  private String nameOf(int device) {
    return parts.size() == 1 ? parts.get(0).name() : parts.get(device).name() + "-" + device;
  }
}
