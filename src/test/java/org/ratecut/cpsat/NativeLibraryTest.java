package org.ratecut.cpsat;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NativeLibraryTest {

  @Test
  void hereItCanBeLoadedTwice() {
    assertThat(new NativeLibrary().isAvailable("Nothing")).isTrue();
    assertThat(new NativeLibrary().isAvailable("Nothing")).isTrue();
  }

  @Test
  void aMissingPlatformIsNotAvailable() {
    NativeLibrary missing =
        new NativeLibrary(
            () -> {
              throw new NullPointerException("Resource ortools-linux-sparc/ was not found");
            });
    assertThat(missing.isAvailable("Something is missing")).isFalse();
  }

  @Test
  void aBrokenLibraryIsNotAvailable() {
    NativeLibrary broken =
        new NativeLibrary(
            () -> {
              throw new UnsatisfiedLinkError("jniortools");
            });
    assertThat(broken.isAvailable("Something is missing")).isFalse();
  }
}
