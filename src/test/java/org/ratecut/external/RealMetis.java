package org.ratecut.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Whether tests can run METIS. */
final class RealMetis {

  private RealMetis() {}

  /** Without it a test is skipped, but fails where tests must not be skipped. */
  static void require() {
    boolean isThere = SearchPath.ofEnvironment().find("gpmetis").isPresent();
    if ("true".equals(System.getenv("CI"))) {
      assertThat(isThere).as("gpmetis is on the PATH; install the package metis").isTrue();
    }
    assumeTrue(isThere, "install gpmetis (package metis)");
  }
}
