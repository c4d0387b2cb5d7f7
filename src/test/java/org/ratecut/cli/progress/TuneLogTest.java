package org.ratecut.cli.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class TuneLogTest {

  @Test
  void saysNothingOfRoundsThatAnInterruptEnded() {
    StringWriter text = new StringWriter();
    AtomicBoolean interrupted = new AtomicBoolean();
    TuneLog log = new TuneLog(new PrintWriter(text, true), interrupted::get);

    log.onRound(1, 4, 2);
    interrupted.set(true);
    log.onTimeUp(0);
    log.onRound(2, 2, 4);

    assertThat(text.toString().lines()).containsExactly("Round 1: 4 configurations, 2 trials each");
  }
}
