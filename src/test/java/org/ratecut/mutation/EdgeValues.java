package org.ratecut.mutation;

import java.util.List;
import java.util.Random;

/** Values at the edge of what a program expects. */
public final class EdgeValues {

  private static final List<String> NUMBERS =
      List.of(
          "0",
          "-0",
          "1",
          "-1",
          "2",
          "7",
          "63",
          "255",
          "4096",
          "4097",
          "65536",
          "1000000",
          "4000000",
          "4000001",
          "2147483647",
          "2147483648",
          "-2147483648",
          "4294967296",
          "9007199254740992",
          "9007199254740993",
          "4611686018427387904",
          "9223372036854775807",
          "9223372036854775808",
          "-9223372036854775808",
          "1e18",
          "0.1",
          "1.5",
          "-0.0",
          "1e-9",
          "1E400",
          "1e-400",
          "1e308",
          "4.9e-324",
          "1e999999999",
          "-1e999999999",
          "1e-999999999",
          "1e2147483647",
          "1e-2147483648",
          "1e99999999999",
          "0e999999999",
          "9".repeat(99),
          "7".repeat(5_000),
          "0." + "3".repeat(90));

  private static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "a",
          "..",
          "../../x",
          "/dev/null",
          "a|b`c![d](e)\n# f",
          "=HYPERLINK(\"x\")",
          "\u001b[31mred\u0007",
          "\u202e\u0000\ufeff\ufffe",
          "\ud83e\udd16".repeat(50),
          "%s%n%d{}$1\\Q",
          "<script>alert(1)</script>&amp;\"'",
          "x".repeat(2_000),
          "*a*a*a*a*a*a*a*a*c",
          "all",
          "1e999999999 KiB",
          "1e400 B",
          "1e-400 bit/s",
          "99999999999999999999 GiB",
          "-1 KiB",
          "0.0000000000000000001 MB",
          "9007199254740992 values",
          "9223372036854775807 values",
          "1/0 values/s",
          "4096xrp2040 over spi",
          "channel:2147483648",
          "channel:0",
          "rows");

  private EdgeValues() {}

  /** A number as JSON writes it; one in three is small. */
  static String number(Random random) {
    return random.nextInt(3) == 0
        ? Integer.toString(random.nextInt(1 + random.nextInt(100)))
        : NUMBERS.get(random.nextInt(NUMBERS.size()));
  }

  static String text(Random random) {
    return TEXTS.get(random.nextInt(TEXTS.size()));
  }
}
