package org.ratecut.io.units;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.ratecut.model.exact.Fraction;

class AmountsTest {

  private static final Amounts INT8 = new Amounts(8);
  private static final Amounts FLOAT = new Amounts(32);
  private static final Amounts PAPER = new Amounts(64);

  @Test
  void amountsOfModelsAreBytes() {
    assertThat(INT8.text(20_864)).isEqualTo("20,864 bytes");
    assertThat(FLOAT.text(20_864)).isEqualTo("83,456 bytes");
    assertThat(FLOAT.count(1)).isEqualTo("4");
    assertThat(INT8.text(1)).isEqualTo("1 byte");
    assertThat(FLOAT.memoryText(2_560)).isEqualTo("10.0 KiB");
    assertThat(INT8.memory(8L << 20)).isEqualTo("8,192.0");
  }

  @Test
  void amountsOfThePaperStayValues() {
    assertThat(PAPER.text(2_156)).isEqualTo("2,156 values");
    assertThat(PAPER.text(1)).isEqualTo("1 value");
    assertThat(PAPER.memoryText(22_528)).isEqualTo("22,528 values");
    assertThat(PAPER.perSecond(Fraction.of(390_625))).isEqualTo("390,625");
  }

  @Test
  void valuesThatEndInsideAByteAreNotBytes() {
    assertThat(new Amounts(12).areBytes()).isFalse();
    assertThat(new Amounts(1).unit()).isEqualTo("values");
  }

  @Test
  void bandwidthsAreConvertedToo() {
    assertThat(INT8.perSecond(Fraction.of(16_750))).isEqualTo("16,750");
    assertThat(FLOAT.perSecond(Fraction.of(8_375, 2))).isEqualTo("16,750");
  }

  @Test
  void theLargestAmountsDoNotOverflow() {
    assertThat(FLOAT.count(Long.MAX_VALUE)).isEqualTo("36,893,488,147,419,103,228");
    assertThat(PAPER.memory(BigInteger.TWO.pow(64))).isEqualTo("18,446,744,073,709,551,616");
  }
}
