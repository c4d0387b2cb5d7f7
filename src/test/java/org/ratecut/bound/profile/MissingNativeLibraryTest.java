package org.ratecut.bound.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ratecut.bound.BoundBudget;
import org.ratecut.cpsat.Engine;
import org.ratecut.cpsat.NativeLibrary;
import org.ratecut.cpsat.Oracle;
import org.ratecut.model.solution.Bound;
import org.ratecut.testing.PaperProblems;

class MissingNativeLibraryTest {

  @Test
  void withoutAPlatformTheStrongestBoundsAreMissingAndNothingElse() {
    assertThat(
            boundsWith(
                () -> {
                  throw new NullPointerException("Resource ortools-linux-sparc/ was not found");
                }))
        .isEmpty();
  }

  @Test
  void withABrokenLibraryTheStrongestBoundsAreMissingAndNothingElse() {
    assertThat(
            boundsWith(
                () -> {
                  throw new UnsatisfiedLinkError("jniortools");
                }))
        .isEmpty();
  }

  private static List<Bound> boundsWith(Runnable loader) {
    List<Bound> proved = new ArrayList<>();
    new LayerProfileBound(new NativeLibrary(loader), () -> new Oracle(Engine.CP_SAT))
        .prove(
            PaperProblems.free(PaperProblems.lenet2to1(), PaperProblems.stm32f469x2()),
            BoundBudget.ofTime(Duration.ofMinutes(5), 1),
            proved::add);
    return proved;
  }
}
