package org.ratecut.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.ratecut.model.Network;

/** Compares networks, which have no equality of their own. */
public final class Networks {

  private Networks() {}

  /** Checks that everything in two networks is equal. */
  public static void assertSame(Network actual, Network expected) {
    assertThat(actual.name()).isEqualTo(expected.name());
    assertThat(actual.bitsPerValue()).isEqualTo(expected.bitsPerValue());
    assertThat(actual.layers()).isEqualTo(expected.layers());
    assertThat(actual.isPipelined()).isEqualTo(expected.isPipelined());
    assertThat(actual.phases()).isEqualTo(expected.phases());
    assertThat(IntStream.range(0, actual.vertexCount()).mapToObj(actual::vertex))
        .isEqualTo(IntStream.range(0, expected.vertexCount()).mapToObj(expected::vertex).toList());
    assertThat(actual.parameterGroups()).isEqualTo(expected.parameterGroups());
    assertThat(actual.broadcasts()).isEqualTo(expected.broadcasts());
  }
}
