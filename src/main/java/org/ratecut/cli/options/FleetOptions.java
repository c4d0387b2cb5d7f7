package org.ratecut.cli.options;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.ratecut.fleet.FleetPart;
import org.ratecut.fleet.FleetSpace;
import org.ratecut.io.InputException;
import org.ratecut.io.devices.Catalogue;
import org.ratecut.io.devices.CataloguePart;
import picocli.CommandLine.Option;

/** Among which devices to choose. */
public final class FleetOptions {

  private static final int MAX_PARTS = 20;
  private static final int MAX_DEVICES = 1_000;

  @Option(
      names = "--parts",
      paramLabel = "PARTS",
      required = true,
      split = ",",
      description =
          "Parts of the catalogue that can be bought, separated by commas. \"ratecut devices\""
              + " lists all.")
  private List<String> parts = new ArrayList<>();

  @Option(
      names = "--link",
      paramLabel = "LINK",
      description =
          "The link that connects them, as after \"over\" in --devices: spi, ieee802154-shared.")
  private String link;

  @Option(
      names = "--max-devices",
      paramLabel = "N",
      defaultValue = "8",
      description =
          "How many devices to try at most, the fixed one included; default: ${DEFAULT-VALUE}.")
  private int maxDevices;

  @Option(
      names = "--fixed",
      paramLabel = "PART",
      description =
          "A device that is there anyway, with the sensor: it is the first of every choice, has the"
              + " input layers, and costs nothing.")
  private String fixed;

  @Option(
      names = "--price",
      paramLabel = "PART=PRICE",
      split = ",",
      description =
          "What one of a part costs, in any currency; then the cheapest choice is wanted instead of"
              + " the one with the fewest devices. A catalogue of your own can state it too.")
  private Map<String, BigDecimal> prices = new LinkedHashMap<>();

  /** Whether the first device has the input layers. */
  public boolean hasFixed() {
    return fixed != null;
  }

  /** Whether all devices to choose from have flash. */
  public boolean haveFlash(Catalogue catalogue) {
    return Stream.concat(parts.stream(), Stream.ofNullable(fixed))
        .map(name -> catalogue.requirePart("--parts", name.strip()))
        .allMatch(part -> part.flash().isPresent());
  }

  /**
   * The choices.
   *
   * @throws InputException if something is named that the catalogue does not have, or the options
   *     do not go together
   */
  public FleetSpace space(Catalogue catalogue) {
    List<String> names = parts.stream().map(String::strip).distinct().toList();
    require(
        names.size() <= MAX_PARTS,
        "--parts",
        "Found %d parts.".formatted(names.size()),
        "Name at most %d.".formatted(MAX_PARTS));
    int least = fixed == null ? 1 : 2;
    require(
        maxDevices >= least && maxDevices <= MAX_DEVICES,
        "--max-devices",
        "Found %d, but expected a number from %d to %d.".formatted(maxDevices, least, MAX_DEVICES),
        "Correct the number.");
    require(
        link != null || maxDevices == 1,
        "--link",
        "Several devices need a link, and none is named.",
        "Add for instance \"--link spi\"; \"ratecut devices\" lists all.");
    requirePricedParts(names);
    List<FleetPart> kinds = names.stream().map(name -> kind(name, catalogue)).toList();
    requireAllOrNoPrices(kinds);
    FleetSpace space =
        new FleetSpace(
            Optional.ofNullable(fixed).map(name -> catalogue.requirePart("--fixed", name).name()),
            kinds,
            maxDevices,
            link == null ? "" : link);
    require(
        space.size() <= FleetSpace.MAX_FLEETS,
        "--max-devices",
        "There are more than %,d ways to choose up to %d devices of %d kinds."
            .formatted(FleetSpace.MAX_FLEETS, maxDevices, kinds.size()),
        "Use fewer devices or parts.");
    return space;
  }

  private FleetPart kind(String name, Catalogue catalogue) {
    CataloguePart part = catalogue.requirePart("--parts", name);
    return new FleetPart(part.name(), Optional.ofNullable(prices.get(name)).or(part::price));
  }

  private void requirePricedParts(List<String> names) {
    prices.forEach(
        (name, price) -> {
          require(
              names.contains(name),
              "--price",
              "\"%s\" is not one of --parts.".formatted(name),
              "State prices of parts that can be bought.");
          require(
              price.signum() > 0,
              "--price " + name,
              "Found %s, but a price is above 0.".formatted(price.toPlainString()),
              "Correct it.");
        });
  }

  private static void requireAllOrNoPrices(List<FleetPart> kinds) {
    List<String> without =
        kinds.stream().filter(each -> each.price().isEmpty()).map(FleetPart::name).toList();
    require(
        without.isEmpty() || without.size() == kinds.size(),
        "--price",
        "Some parts have a price, but not %s.".formatted(String.join(", ", without)),
        "State all prices or none.");
  }

  private static void require(boolean fulfilled, String option, String problem, String advice) {
    if (!fulfilled) {
      throw new InputException(option, "", problem, advice);
    }
  }
}
