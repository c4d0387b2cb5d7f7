package org.ratecut.io.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.ratecut.io.InputException;
import org.ratecut.io.Source;

class TokenReaderTest {

  private static final long NO_LIMIT = Long.MAX_VALUE;

  /** A source whose size is not known beforehand, as that of a pipe. */
  private record Pipe(String text) implements Source {
    @Override
    public String name() {
      return "pipe";
    }

    @Override
    public boolean exists() {
      return true;
    }

    @Override
    public InputStream open(long maxBytes) {
      return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Source resolve(String reference) {
      throw new UnsupportedOperationException(reference);
    }
  }

  @Test
  void linesAreCountedAcrossBlankOnesAndComments() {
    try (TokenReader in =
        TokenReader.openWithComments(
            new Pipe("\n# 1\n 2\t3 \r\n\n#4\n5"), NO_LIMIT, '#', "Advice.")) {
      in.nextLine("a number");
      assertThat(in.nextLong("a number", 2, 2)).isEqualTo(2);
      assertThat(in.nextLong("a number", 3, 3)).isEqualTo(3);
      assertThat(in.line()).isEqualTo(3);
      in.endLine("both numbers");
      in.nextLine("a number");
      assertThat(in.nextLong("a number", 0, 9)).isEqualTo(5);
      assertThat(in.line()).isEqualTo(6);
      assertThat(in.atEnd()).isTrue();
    }
  }

  @Test
  void withoutCommentsANumberSignIsNoNumber() {
    try (TokenReader in = TokenReader.open(new Pipe("# 1"), NO_LIMIT, "Advice.")) {
      in.nextLine("a number");
      assertThatThrownBy(() -> in.nextLong("a number", 0, 9))
          .isInstanceOf(InputException.class)
          .hasMessageStartingWith("pipe, line 1: Found \"#\" where a number should be")
          .hasMessageEndingWith("Advice.");
    }
  }

  @Test
  void tokensAcrossTheEndsOfTheBufferStayWhole() {
    int count = 30_000;
    try (TokenReader in =
        TokenReader.open(new Pipe(" 1234567".repeat(count)), NO_LIMIT, "Advice.")) {
      in.nextLine("numbers");
      for (int i = 0; i < count; i++) {
        assertThat(in.nextLong("a number", 0, NO_LIMIT)).isEqualTo(1_234_567);
      }
      assertThat(in.lineHasMore()).isFalse();
    }
  }

  @Test
  void aPipeThatDeliversMoreThanAllowedIsRefused() {
    try (TokenReader in = TokenReader.open(new Pipe("1 2 3"), 4, "Advice.")) {
      assertThatThrownBy(() -> in.nextLine("numbers"))
          .isInstanceOf(InputException.class)
          .hasMessageContaining("The file is larger than any file of its kind.");
    }
  }
}
