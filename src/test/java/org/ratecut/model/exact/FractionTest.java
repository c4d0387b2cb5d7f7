package org.ratecut.model.exact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.ratecut.model.Network;

class FractionTest {

  @Test
  void isInLowestTerms() {
    assertThat(Fraction.of(6, 4)).isEqualTo(Fraction.of(3, 2)).hasToString("3/2");
    assertThat(Fraction.of(0, 7)).isEqualTo(Fraction.ZERO).hasToString("0");
    assertThat(Fraction.of(Long.MAX_VALUE, Long.MAX_VALUE)).isEqualTo(Fraction.of(1));
  }

  @Test
  void refusesNegativeNumbersAndZeroDenominators() {
    assertThatThrownBy(() -> Fraction.of(-1, 2)).hasMessageContaining("(-1/2)");
    assertThatThrownBy(() -> Fraction.of(1, 0)).hasMessageContaining("(1/0)");
    assertThatThrownBy(() -> Fraction.of(1, -2)).hasMessageContaining("(1/-2)");
    assertThatThrownBy(() -> Fraction.of(BigInteger.ZERO, BigInteger.ZERO))
        .isInstanceOf(ArithmeticException.class);
  }

  @Test
  void largeQuotientsAreReducedBeforeTheyMustFit() {
    BigInteger huge = BigInteger.ONE.shiftLeft(100);
    assertThat(Fraction.of(huge.multiply(BigInteger.TWO), huge.multiply(BigInteger.valueOf(3))))
        .isEqualTo(Fraction.of(2, 3));
    assertThatThrownBy(() -> Fraction.of(huge, BigInteger.valueOf(3)))
        .isInstanceOf(ArithmeticException.class);
  }

  @Test
  void comparesLikeBigIntegersUpToTheExtremes() {
    Random random = new Random(1);
    for (int i = 0; i < 100_000; i++) {
      Fraction a = Fraction.of(extreme(random), extreme(random));
      Fraction b =
          random.nextBoolean()
              ? Fraction.of(extreme(random), extreme(random))
              : Fraction.of(Math.max(0, a.numerator() - 1), Math.max(1, a.denominator() - 1));
      assertThat(a.compareTo(b)).isEqualTo(product(a, b).compareTo(product(b, a)));
    }
  }

  private static long extreme(Random random) {
    return Math.max(1, (Long.MAX_VALUE - random.nextInt(3)) >>> random.nextInt(63));
  }

  private static BigInteger product(Fraction numerator, Fraction denominator) {
    return BigInteger.valueOf(numerator.numerator())
        .multiply(BigInteger.valueOf(denominator.denominator()));
  }

  @Test
  void minimumAndMaximumAreOfTheTwo() {
    Fraction half = Fraction.of(1, 2);
    Fraction third = Fraction.of(1, 3);
    assertThat(Fraction.max(half, third)).isEqualTo(half);
    assertThat(Fraction.min(half, third)).isEqualTo(third);
    assertThat(third.isLessThan(half)).isTrue();
    assertThat(half.isLessThan(half)).isFalse();
    assertThat(half.isGreaterThan(third)).isTrue();
    assertThat(half.isGreaterThan(half)).isFalse();
  }

  @Test
  void timeIsAmountOverSpeed() {
    assertThat(Fraction.of(3, 2).timeFor(6)).isEqualTo(Fraction.of(4));
    assertThat(Fraction.of(3, 2).timeFor(0)).isEqualTo(Fraction.ZERO);
    assertThatThrownBy(() -> Fraction.ZERO.timeFor(1)).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> Fraction.of(1, 4).timeFor(Long.MAX_VALUE))
        .isInstanceOf(ArithmeticException.class);
  }

  @Test
  void capacityIsTheMostThatFitsAtARate() {
    assertThat(Fraction.of(10).capacityAt(Fraction.of(3))).isEqualTo(3);
    assertThat(Fraction.of(10).capacityAt(Fraction.of(5))).isEqualTo(2);
    assertThat(Fraction.of(10, 3).capacityAt(Fraction.of(5, 3))).isEqualTo(2);
    assertThat(Fraction.of(1).capacityAt(Fraction.of(2))).isZero();
    assertThatThrownBy(() -> Fraction.of(1).capacityAt(Fraction.ZERO))
        .isInstanceOf(ArithmeticException.class);
  }

  @Test
  void capacityAboveARateExcludesTheRateItself() {
    assertThat(Fraction.of(10).capacityAbove(Fraction.of(3))).isEqualTo(3);
    assertThat(Fraction.of(10).capacityAbove(Fraction.of(5))).isEqualTo(1);
    assertThat(Fraction.of(1).capacityAbove(Fraction.of(1))).isZero();
    assertThat(Fraction.of(1).capacityAbove(Fraction.of(2))).isZero();
    assertThatThrownBy(() -> Fraction.ZERO.capacityAbove(Fraction.of(1)))
        .isInstanceOf(ArithmeticException.class);
  }

  @Test
  void capacitiesAreTheLargestAmountsWhoseTimeIsInThePeriod() {
    Random random = new Random(2);
    for (int i = 0; i < 10_000; i++) {
      Fraction speed = Fraction.of(1 + random.nextInt(1_000), 1 + random.nextInt(9));
      Fraction rate = Fraction.of(1 + random.nextInt(50), 1 + random.nextInt(9));
      Fraction period = rate.reciprocal();
      long within = speed.capacityAt(rate);
      assertThat(speed.timeFor(within)).isLessThanOrEqualTo(period);
      assertThat(speed.timeFor(within + 1)).isGreaterThan(period);
      long below = speed.capacityAbove(rate);
      assertThat(speed.timeFor(below)).isLessThan(period);
      assertThat(speed.timeFor(below + 1)).isGreaterThanOrEqualTo(period);
    }
  }

  @Test
  void capacitiesBeyondEveryTotalAreNoLimit() {
    Fraction bandwidth = Fraction.of(10_000_000_000L);
    Fraction slow = Fraction.of(1, 10_000_000_000L);
    assertThat(bandwidth.capacityAt(slow)).isEqualTo(Network.MAX_TOTAL);
    assertThat(bandwidth.capacityAbove(slow)).isEqualTo(Network.MAX_TOTAL);
    Fraction fastest = Fraction.of(Network.MAX_TOTAL);
    assertThat(fastest.capacityAbove(Fraction.of(1))).isEqualTo(Network.MAX_TOTAL - 1);
  }

  @Test
  void quotientsThatDoNotFitAreRoundedDown() {
    Random random = new Random(3);
    for (int i = 0; i < 10_000; i++) {
      BigInteger numerator = new BigInteger(1 + random.nextInt(60), random);
      BigInteger denominator = new BigInteger(1 + random.nextInt(70), random).add(BigInteger.ONE);
      Fraction rounded = Fraction.atMost(numerator, denominator);
      BigInteger below = BigInteger.valueOf(rounded.numerator()).multiply(denominator);
      BigInteger exact = numerator.multiply(BigInteger.valueOf(rounded.denominator()));
      assertThat(below).isLessThanOrEqualTo(exact);
      if (numerator.bitLength() > 40) {
        assertThat(below.doubleValue()).isGreaterThan(exact.doubleValue() * (1 - 1e-6));
      }
    }
  }

  @Test
  void reciprocalOfZeroDoesNotExist() {
    assertThat(Fraction.of(2, 3).reciprocal()).isEqualTo(Fraction.of(3, 2));
    assertThatThrownBy(() -> Fraction.ZERO.reciprocal()).isInstanceOf(ArithmeticException.class);
  }
}
