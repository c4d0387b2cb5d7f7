package org.ratecut.io.devices;

import java.math.BigDecimal;
import java.util.Optional;
import org.ratecut.io.json.JsonValue;
import org.ratecut.io.units.Measure;
import org.ratecut.io.units.Quantity;
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
        int8,
        floating);
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
