package org.ratecut.testing.metamorphic;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.ratecut.model.Problem;
import org.ratecut.model.Vertex;
import org.ratecut.model.cluster.Communication;
import org.ratecut.model.cluster.MemoryKind;
import org.ratecut.model.cluster.Port;
import org.ratecut.model.exact.Fraction;

/**
 * Draws sizes anew so that they differ by many orders of magnitude, as those of real networks do:
 * some near a power of two that sums in 32 bits or 53 bits come close to, some near 1.
 */
final class WideSizes {

  private static final int MIN_EXPONENT = 20;
  private static final int EXPONENTS = 21;

  private final Draft draft;
  private final String name;
  private final Random random;
  private final int exponent;

  WideSizes(Problem problem, Random random) {
    this.draft = new Draft(problem);
    this.name = problem.name() + "-wide";
    this.random = random;
    this.exponent = MIN_EXPONENT + random.nextInt(EXPONENTS);
  }

  /** Some kinds of sizes become large, at random. */
  Problem draw() {
    if (random.nextBoolean()) {
      drawMemory();
    }
    if (random.nextBoolean()) {
      drawComputation();
    }
    if (random.nextBoolean()) {
      drawOutputs();
    }
    return draft.build(name);
  }

  /** Parameter groups are as large as everything else together. */
  Problem drawWithLargeGroups() {
    drawMemory();
    for (int g = 0; g < draft.groups.size(); g++) {
      long size = 1L + random.nextInt(12);
      draft.setGroup(g, large(size) * draft.vertices.size(), draft.groups.get(g).members());
    }
    if (random.nextBoolean()) {
      drawOutputs();
    }
    setMemories();
    return draft.build(name);
  }

  private void drawMemory() {
    draft.changeVertices(
        v -> {
          long constant = wide(v.memory() - v.activation());
          long activation = wide(v.activation());
          return new Vertex(
              constant + activation, activation, wide(v.flash()), v.computation(), v.output());
        });
    for (int g = 0; g < draft.groups.size(); g++) {
      draft.setGroup(g, wide(draft.groups.get(g).size()), draft.groups.get(g).members());
    }
    setMemories();
  }

  /** From too little to plenty, and the fewer devices the more on each. */
  private void setMemories() {
    long ram = total(MemoryKind.RAM) / draft.devices.size();
    long flash = total(MemoryKind.FLASH) / draft.devices.size();
    draft.devices.replaceAll(
        d ->
            d.withMemory(
                (long) (ram * (0.8 + 3 * random.nextDouble())),
                (long) (flash * (0.8 + 2 * random.nextDouble()))));
  }

  private long total(MemoryKind kind) {
    long vertices =
        IntStream.range(0, draft.vertices.size())
            .mapToObj(draft.vertices::get)
            .mapToLong(v -> kind == MemoryKind.RAM ? v.memory() : v.flash())
            .sum();
    return vertices + draft.groups.stream().mapToLong(group -> group.sizeIn(kind)).sum();
  }

  private void drawComputation() {
    draft.changeVertices(
        v -> new Vertex(v.memory(), v.activation(), v.flash(), wide(v.computation()), v.output()));
    for (int d = 0; d < draft.devices.size(); d++) {
      draft.setPerformance(d, large(draft.devices.get(d).performance()));
    }
    if (!draft.ticks.isEmpty()) {
      draft.ticksPerSecond = large(draft.ticksPerSecond);
      draft.ticks.replaceAll(each -> Arrays.stream(each).map(t -> t > 0 ? large(t) : t).toArray());
    }
  }

  private void drawOutputs() {
    draft.changeVertices(
        v -> new Vertex(v.memory(), v.activation(), v.flash(), v.computation(), wide(v.output())));
    for (int h = 0; h < draft.channels.size(); h++) {
      if (!draft.channels.get(h).isUnlimited()) {
        draft.setBandwidth(h, Fraction.of(large(1 + random.nextInt(9))));
      }
    }
    draft.ports.replaceAll(
        p -> new Port(p.name(), p.device(), bandwidth(p.bandwidth()), p.direction(), p.once()));
    draft.devices.replaceAll(
        d ->
            d.communication()
                .map(
                    each ->
                        d.withCommunication(
                            new Communication(bandwidth(each.bandwidth()), each.once())))
                .orElse(d));
  }

  /** Mostly a power of two times what it was: then there is a unit for all that a device does. */
  private Fraction bandwidth(Fraction old) {
    long power = 1L << exponent;
    return Fraction.of(old.numerator() * power + random.nextInt(2), old.denominator());
  }

  private long wide(long size) {
    if (size == 0) {
      return 0;
    }
    return switch (random.nextInt(4)) {
      case 0 -> size;
      case 1 -> (size << random.nextInt(exponent)) + random.nextInt(9);
      default -> large(size);
    };
  }

  /** A multiple of the power of two, or near it. */
  private long large(long size) {
    long multiple = size << exponent;
    return random.nextBoolean() ? multiple : multiple + random.nextInt(1 << 16);
  }
}
