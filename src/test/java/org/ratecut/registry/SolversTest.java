package org.ratecut.registry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SolversTest {

  @Test
  void everySolverCallsItselfAsItIsListed() {
    assertThat(Solvers.all())
        .allSatisfy(entry -> assertThat(entry.factory().get().name()).isEqualTo(entry.name()));
  }

  @Test
  void namesAreListedOnce() {
    assertThat(Solvers.all()).extracting(Solvers.Entry::name).doesNotHaveDuplicates();
  }

  @Test
  void theDefaultIsListed() {
    assertThat(Solvers.named(Solvers.defaultName())).isPresent();
  }

  @Test
  void unknownNamesGiveNothing() {
    assertThat(Solvers.named("no-such-solver")).isEmpty();
  }
}
