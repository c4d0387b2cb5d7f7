package org.ratecut.io.profile;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.ratecut.io.CloseNames;
import org.ratecut.io.InputException;
import org.ratecut.model.Network;

/**
 * A table of what layers were measured to take on kinds of devices.
 *
 * @param source the file, for messages
 */
public record Profile(String source, List<Row> rows) {

  /** What stands for any device. */
  private static final String ANY = "*";

  /**
   * A row.
   *
   * @param device the name of a device, of an entry with a count, of a part, or {@code *}
   * @param time empty if it says that the layers were not measured
   */
  record Row(Place place, LayerChoice layers, String device, Optional<LayerTime> time) {}

  /** Keeps the rows. */
  public Profile {
    rows = List.copyOf(rows);
  }

  /**
   * The times for a device, in the order of the file. A row that says that a layer was not measured
   * leaves it to what comes after the profile.
   *
   * @param names what the device is called: at least one name
   * @throws InputException if the profile has no row for it, or none for a layer that computes
   */
  public List<LayerTime> timesFor(List<String> names, Network network, LayerTypes types) {
    List<Row> about =
        rows.stream()
            .filter(row -> row.device().equals(ANY) || names.contains(row.device()))
            .toList();
    if (about.isEmpty()) {
      throw new InputException(
          source,
          "",
          "No row is about device %s, called %s."
              .formatted(names.get(0), String.join(" or ", names)),
          CloseNames.in(rows.stream().map(Row::device).distinct().toList()).advise(names.get(0)));
    }
    requireAllLayers(about, names, network, types);
    return about.stream().flatMap(row -> row.time().stream()).toList();
  }

  private void requireAllLayers(
      List<Row> about, List<String> names, Network network, LayerTypes types) {
    boolean[] covered = new boolean[network.layers().size()];
    for (Row row : about) {
      row.layers().requireKnown(network, types, row.place());
      boolean[] chosen = row.layers().chosen(network, types);
      IntStream.range(0, covered.length).forEach(l -> covered[l] |= chosen[l]);
    }
    for (int l = 0; l < covered.length; l++) {
      if (!covered[l] && computes(network, l)) {
        throw new InputException(
            source,
            "",
            "There is no row for layer %s on %s."
                .formatted(network.layers().get(l).name(), names.get(0)),
            "Add one, with - in place of the time if it was not measured: then its FLOP count.");
      }
    }
  }

  private static boolean computes(Network network, int layer) {
    return IntStream.range(
            network.layers().get(layer).firstVertex(), network.layers().get(layer).endVertex())
        .anyMatch(v -> network.computation(v) > 0);
  }
}
