package org.ratecut.io.peers;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import org.ratecut.io.json.JsonValue;
import org.ratecut.model.Network;

/**
 * Decimal costs in milliseconds as whole numbers of ticks. A tick is as short as the costs need it,
 * or as the model can count: at least {@code 10^-12} ms. What is finer is rounded down, so that a
 * lower bound on a rounded period is one on the period.
 *
 * @param decimals a millisecond has {@code 10^decimals} ticks
 */
record PeerCosts(int decimals) {

  /** The number of ticks per second, 10^15, must not pass 2^53. */
  private static final int MAX_DECIMALS = 12;

  private static final int MILLISECONDS = 1_000;

  /**
   * The scale of the costs of a file.
   *
   * @param largestUse milliseconds that no resource is in use for longer
   * @param root blamed if they are too many
   */
  static PeerCosts of(List<BigDecimal> costs, BigDecimal largestUse, JsonValue root) {
    int needed = costs.stream().mapToInt(each -> each.stripTrailingZeros().scale()).max().orElse(0);
    BigDecimal limit = BigDecimal.valueOf(Network.MAX_TOTAL);
    int decimals = Math.max(0, Math.min(needed, MAX_DECIMALS));
    while (decimals >= 0 && largestUse.scaleByPowerOfTen(decimals).compareTo(limit) > 0) {
      decimals--;
    }
    if (decimals < 0) {
      throw root.fail(
          "All costs together may take %s ms; at most %s ms can be counted."
              .formatted(largestUse.toBigInteger(), BigInteger.valueOf(Network.MAX_TOTAL)),
          "State the costs in a larger unit.");
    }
    return new PeerCosts(decimals);
  }

  /** The ticks of a cost in milliseconds, rounded down. */
  long ticks(BigDecimal milliseconds) {
    return milliseconds
        .scaleByPowerOfTen(decimals)
        .setScale(0, RoundingMode.FLOOR)
        .longValueExact();
  }

  long ticksPerSecond() {
    return BigInteger.TEN.pow(decimals).multiply(BigInteger.valueOf(MILLISECONDS)).longValueExact();
  }
}
