package org.ratecut.cli.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ratecut.io.InputException;
import org.ratecut.io.OutputException;

class DeliveryTest {

  private final StringWriter err = new StringWriter();
  private final Delivery delivery = new Delivery(new PrintWriter(err, true));

  @Test
  void aFullDiskStopsNoOtherOutput() {
    List<String> written = new ArrayList<>();

    assertThat(delivery.attempt(() -> fail(new OutputException("page", "full", "Make room."))))
        .isFalse();
    assertThat(delivery.attempt(() -> written.add("plan"))).isTrue();

    assertThat(written).containsExactly("plan");
    assertThat(err.toString()).contains("page: full");
    assertThat(delivery.exitCode(0)).isEqualTo(1);
  }

  @Test
  void aBadPathIsTheFaultOfTheUser() {
    delivery.attempt(() -> fail(new InputException("page", "", "no folder", "Make it.")));

    assertThat(delivery.exitCode(3)).isEqualTo(2);
  }

  @Test
  void aFaultOfTheProgramComesAfterTheOtherOutputs() {
    assertThat(delivery.attempt(() -> fail(new IllegalStateException("fault")))).isFalse();
    assertThat(delivery.hasFailed()).isTrue();

    assertThatThrownBy(() -> delivery.exitCode(0)).hasMessage("fault");
  }

  @Test
  void whereNothingFailedTheCommandDecides() {
    delivery.attempt(() -> {});

    assertThat(delivery.exitCode(4)).isEqualTo(4);
  }

  private static void fail(RuntimeException failure) {
    throw failure;
  }
}
