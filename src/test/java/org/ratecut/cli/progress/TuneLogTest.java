package org.ratecut.cli.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.ratecut.tune.Candidate;
import org.ratecut.tune.Goal;
import org.ratecut.tune.Trial;

class TuneLogTest {

  @Test
  void saysNothingOfRoundsThatAnInterruptEnded() {
    StringWriter text = new StringWriter();
    AtomicBoolean interrupted = new AtomicBoolean();
    TuneLog log =
        new TuneLog(new PrintWriter(text, true), Goal.RATE, 12, () -> 6, interrupted::get);

    log.onRound(1, 4, 2);
    interrupted.set(true);
    log.onTimeUp(0);
    log.onRound(2, 2, 4);

    assertThat(text.toString().lines()).containsExactly("Round 1: 4 configurations, 2 trials each");
  }

  @Test
  void eachRunSaysHowMuchTimeIsLeft() {
    StringWriter text = new StringWriter();
    TuneLog log = new TuneLog(new PrintWriter(text, true), Goal.PROOF, 12, () -> 6, () -> false);
    Candidate first = new Candidate(1, List.of(), Path.of("c1.json"));

    log.onRun(first, new Trial("tiny/chain", 7), OptionalDouble.of(0.5));
    log.onRun(first, new Trial("tiny/chain", 8), OptionalDouble.empty());

    assertThat(text.toString().lines())
        .containsExactly(
            "  [1/12, 66 s left] c1            2.000 s  seed 7  tiny/chain",
            "  [2/12, 30 s left] c1           no proof  seed 8  tiny/chain");
  }
}
