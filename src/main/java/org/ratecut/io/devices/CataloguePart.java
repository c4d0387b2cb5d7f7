package org.ratecut.io.devices;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.ratecut.io.json.JsonValue;
import org.ratecut.io.profile.LayerTime;
import org.ratecut.io.profile.LayerTypes;
import org.ratecut.io.units.Measure;
import org.ratecut.io.units.Quantity;
import org.ratecut.model.Network;
import org.ratecut.model.cluster.Power;

/**
 * A kind of processor.
 *
 * @param description for people; may be empty
 * @param clock for people; may be empty
 * @param flash empty if it has none
 * @param dma for people: whether buses and radios move data without the processor; empty if not
 *     said
 * @param price of one, above 0, in any currency; empty if it is not stated
 * @param power what it draws; empty if it is not stated
 * @param times that layers were measured to take on it, of which the first about a layer counts
 * @param int8 performance with integers of 8 bits
 * @param floating performance with floating-point numbers
 */
public record CataloguePart(
    String name,
    String description,
    String clock,
    Quantity memory,
    Optional<Quantity> flash,
    Optional<Boolean> dma,
    Optional<BigDecimal> price,
    Optional<Power> power,
    List<LayerTime> times,
    Figure int8,
    Figure floating) {

  /**
   * A performance and where it is from.
   *
   * @param basis how it came about, in a word; may be empty
   */
  public record Figure(Quantity performance, String basis) {

    static Figure read(JsonValue value) {
      return new Figure(
          Quantity.read(value.field("performance"), Measure.PERFORMANCE),
          value.optional("basis").map(JsonValue::text).orElse(""));
    }
  }

  static CataloguePart read(JsonValue part) {
    return new CataloguePart(
        part.field("name").text(),
        part.optional("description").map(JsonValue::text).orElse(""),
        part.optional("clock").map(JsonValue::text).orElse(""),
        Quantity.read(part.field("memory"), Measure.MEMORY),
        part.optional("flash").map(flash -> Quantity.read(flash, Measure.MEMORY)),
        part.optional("transfers").map(each -> each.field("dma").bool()),
        part.optional("price").map(CataloguePart::price),
        EnergyFields.power(part),
        times(part).toList(),
        Figure.read(part.field("int8")),
        Figure.read(part.field("float")));
  }

  /** Another name of this part, with what a board has. */
  CataloguePart onBoard(JsonValue board) {
    return new CataloguePart(
        board.field("name").text(),
        board.optional("description").map(JsonValue::text).orElse(description),
        clock,
        board.optional("memory").map(size -> Quantity.read(size, Measure.MEMORY)).orElse(memory),
        board.optional("flash").map(size -> Quantity.read(size, Measure.MEMORY)).or(() -> flash),
        dma,
        board.optional("price").map(CataloguePart::price).or(() -> price),
        EnergyFields.power(board).or(() -> power),
        Stream.concat(times(board), times.stream()).toList(),
        int8,
        floating);
  }

  /** The times of layers that a network has; a part is meant for other networks too. */
  List<LayerTime> timesFor(Network network, LayerTypes types) {
    return times.stream().filter(each -> each.appliesTo(network, types)).toList();
  }

  private static Stream<LayerTime> times(JsonValue part) {
    return part.optional("times").map(JsonValue::items).orElse(List.of()).stream()
        .map(TimeEntry::time);
  }

  private static BigDecimal price(JsonValue value) {
    BigDecimal price = value.decimal();
    if (price.signum() <= 0) {
      throw value.fail(
          "Found %s, but a price is above 0.".formatted(value.show()),
          "Correct it or leave it out.");
    }
    return price;
  }

  /** The performance with a kind of numbers. */
  public Figure with(Arithmetic arithmetic) {
    return arithmetic == Arithmetic.INT8 ? int8 : floating;
  }
}
