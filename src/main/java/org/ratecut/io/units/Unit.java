package org.ratecut.io.units;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The units that quantities are written in. The first of each measure is meant where a bare number
 * stands. SI prefixes are powers of 1,000 and binary ones (Ki, Mi, Gi) powers of 1,024, as IEC
 * 80000-13 has it. Case matters, because b and B differ by a factor of 8. A multiply-accumulate
 * (MAC) is two operations.
 */
enum Unit {
  VALUES(Measure.MEMORY, "values", Base.VALUE, 1),
  BYTE(Measure.MEMORY, "B", Base.BIT, 8),
  KILOBYTE(Measure.MEMORY, "kB", Base.BIT, 8_000),
  KIBIBYTE(Measure.MEMORY, "KiB", Base.BIT, 8L << 10),
  MEGABYTE(Measure.MEMORY, "MB", Base.BIT, 8_000_000),
  MEBIBYTE(Measure.MEMORY, "MiB", Base.BIT, 8L << 20),
  GIGABYTE(Measure.MEMORY, "GB", Base.BIT, 8_000_000_000L),
  GIBIBYTE(Measure.MEMORY, "GiB", Base.BIT, 8L << 30),

  VALUES_PER_SECOND(Measure.BANDWIDTH, "values/s", Base.VALUE, 1),
  BIT_PER_SECOND(Measure.BANDWIDTH, "bit/s", Base.BIT, 1),
  KILOBIT_PER_SECOND(Measure.BANDWIDTH, "kbit/s", Base.BIT, 1_000),
  MEGABIT_PER_SECOND(Measure.BANDWIDTH, "Mbit/s", Base.BIT, 1_000_000),
  GIGABIT_PER_SECOND(Measure.BANDWIDTH, "Gbit/s", Base.BIT, 1_000_000_000),
  BYTE_PER_SECOND(Measure.BANDWIDTH, "B/s", Base.BIT, 8),
  KILOBYTE_PER_SECOND(Measure.BANDWIDTH, "kB/s", Base.BIT, 8_000),
  KIBIBYTE_PER_SECOND(Measure.BANDWIDTH, "KiB/s", Base.BIT, 8L << 10),
  MEGABYTE_PER_SECOND(Measure.BANDWIDTH, "MB/s", Base.BIT, 8_000_000),
  MEBIBYTE_PER_SECOND(Measure.BANDWIDTH, "MiB/s", Base.BIT, 8L << 20),

  FLOP_PER_SECOND(Measure.PERFORMANCE, "FLOP/s", Base.FLOP, 1),
  KILOFLOP_PER_SECOND(Measure.PERFORMANCE, "kFLOP/s", Base.FLOP, 1_000),
  MEGAFLOP_PER_SECOND(Measure.PERFORMANCE, "MFLOP/s", Base.FLOP, 1_000_000),
  GIGAFLOP_PER_SECOND(Measure.PERFORMANCE, "GFLOP/s", Base.FLOP, 1_000_000_000),
  MAC_PER_SECOND(Measure.PERFORMANCE, "MAC/s", Base.FLOP, 2),
  KILOMAC_PER_SECOND(Measure.PERFORMANCE, "kMAC/s", Base.FLOP, 2_000),
  MEGAMAC_PER_SECOND(Measure.PERFORMANCE, "MMAC/s", Base.FLOP, 2_000_000),
  GIGAMAC_PER_SECOND(Measure.PERFORMANCE, "GMAC/s", Base.FLOP, 2_000_000_000),

  NANOSECOND(Measure.TIME, "ns", Base.NANOSECOND, 1),
  MICROSECOND(Measure.TIME, "us", Base.NANOSECOND, 1_000),
  MILLISECOND(Measure.TIME, "ms", Base.NANOSECOND, 1_000_000),
  SECOND(Measure.TIME, "s", Base.NANOSECOND, 1_000_000_000);

  final Measure measure;
  final String symbol;
  final Base base;

  /** How many of the base one unit is. */
  final long factor;

  Unit(Measure measure, String symbol, Base base, long factor) {
    this.measure = measure;
    this.symbol = symbol;
    this.base = base;
    this.factor = factor;
  }

  /** What amounts are counted in once their unit is resolved. */
  enum Base {
    VALUE,
    BIT,
    FLOP,
    NANOSECOND
  }

  static Optional<Unit> withSymbol(String symbol) {
    return Arrays.stream(values()).filter(unit -> unit.symbol.equals(symbol)).findFirst();
  }

  /** The units of a measure; the first is that of a bare number. */
  static List<Unit> of(Measure measure) {
    return Arrays.stream(values()).filter(unit -> unit.measure == measure).toList();
  }

  static List<String> symbolsOf(Measure measure) {
    return of(measure).stream().map(unit -> unit.symbol).toList();
  }
}
