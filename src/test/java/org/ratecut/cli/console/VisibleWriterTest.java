package org.ratecut.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import org.junit.jupiter.api.Test;

class VisibleWriterTest {

  @Test
  void everyWayToPrintIsGuarded() {
    StringWriter out = new StringWriter();
    VisibleWriter visible = new VisibleWriter(new PrintWriter(out));
    visible.print("a\u001b\n");
    visible.print('\u001b');
    visible.printf("%s", "\u202e");
    visible.append("\u0007");
    visible.println(new char[] {'b', '\u001b'});
    assertThat(out.toString())
        .isEqualToNormalizingNewlines("a\\u001b\n\\u001b\\u202e\\u0007b\\u001b\n");
  }

  @Test
  void aFailureBelowIsSeenAbove() {
    Writer full =
        new Writer() {
          @Override
          public void write(char[] characters, int offset, int length) throws IOException {
            throw new IOException("full");
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    VisibleWriter visible = new VisibleWriter(new PrintWriter(full));
    visible.println("lost");
    assertThat(visible.checkError()).isTrue();
  }
}
