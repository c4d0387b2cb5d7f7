package org.ratecut.mutation;

import java.util.Random;

/** Damages an input. */
public interface Mutator {

  /** A damaged copy, which depends on nothing but the input and what the source of chance gives. */
  byte[] mutate(byte[] input, Random random);

  /** One of some damages, each as likely as any other. */
  static Mutator oneOf(Mutator... choices) {
    return (input, random) -> choices[random.nextInt(choices.length)].mutate(input, random);
  }

  /** One damage of this kind, or sometimes two or three. */
  default Mutator repeated() {
    return (input, random) -> {
      byte[] damaged = mutate(input, random);
      for (int more = random.nextInt(6); more > 3; more--) {
        damaged = mutate(damaged, random);
      }
      return damaged;
    };
  }
}
