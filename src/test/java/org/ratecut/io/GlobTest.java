package org.ratecut.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class GlobTest {

  private final Random random = new Random(15);

  @Test
  void namesMatchAsARegularExpressionSays() {
    for (int i = 0; i < 20_000; i++) {
      String pattern = word("ab*?/", 7);
      String text = word("ab/", 9);
      String expression = pattern.replace("?", ".").replace("*", ".*");
      assertThat(Glob.ofName(pattern).matches(text))
          .as("%s on %s", pattern, text)
          .isEqualTo(Pattern.matches(expression, text));
    }
  }

  @Test
  void pathsMatchAsTheFileSystemSays() {
    for (int i = 0; i < 20_000; i++) {
      String pattern = "x" + word("ab*?/", 7).replaceAll("/+", "/").replaceAll("/$", "");
      String text = "x" + word("ab/", 9).replaceAll("/+", "/").replaceAll("/$", "");
      assertThat(Glob.ofPath(pattern).matches(text))
          .as("%s on %s", pattern, text)
          .isEqualTo(
              FileSystems.getDefault().getPathMatcher("glob:" + pattern).matches(Path.of(text)));
    }
  }

  @Test
  void aCharacterOutsideOfTheBasicPlaneIsOne() {
    assertThat(Glob.ofName("a?b").matches("a\ud83d\ude00b")).isTrue();
    assertThat(Glob.ofName("?").matches("\ud83d\ude00")).isTrue();
    assertThat(Glob.ofName("??").matches("\ud83d\ude00")).isFalse();
  }

  /** A regular expression that goes back takes longer than the sun will shine. */
  @Test
  void manyStarsTakeNoTime() {
    Glob glob = Glob.ofName("*a".repeat(50) + "c");
    CompletableFuture<Boolean> answer =
        CompletableFuture.supplyAsync(() -> glob.matches("a".repeat(2000)));
    assertThatCode(() -> assertThat(answer.get(60, TimeUnit.SECONDS)).isFalse())
        .doesNotThrowAnyException();
  }

  private String word(String letters, int longest) {
    StringBuilder word = new StringBuilder();
    int length = random.nextInt(longest + 1);
    for (int i = 0; i < length; i++) {
      word.append(letters.charAt(random.nextInt(letters.length())));
    }
    return word.toString();
  }
}
