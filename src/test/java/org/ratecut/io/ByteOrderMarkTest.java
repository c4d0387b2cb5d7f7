package org.ratecut.io;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ratecut.io.json.JsonLines;
import org.ratecut.io.problem.ProblemLoader;
import org.ratecut.io.solution.PartitionLoader;
import org.ratecut.model.Assignment;
import org.ratecut.model.Problem;

class ByteOrderMarkTest {

  private static final String MARK = "\uFEFF";

  private final Problem chain = ProblemLoader.standard().load("tiny/chain");

  @TempDir private Path folder;

  static Stream<Charset> otherCharsets() {
    return Stream.of(UTF_16LE, UTF_16BE, Charset.forName("UTF-32LE"), Charset.forName("UTF-32BE"));
  }

  @Test
  void aPartitionMayHaveOne() throws IOException {
    assertThat(partition(MARK + "0 0 0 0 1 1 1 1", UTF_8).toArray())
        .containsExactly(0, 0, 0, 0, 1, 1, 1, 1);
    assertThatThrownBy(() -> partition(MARK, UTF_8)).hasMessageContaining("ends after 0 numbers");
  }

  @ParameterizedTest
  @MethodSource("otherCharsets")
  void anotherEncodingIsNamed(Charset charset) {
    assertThatThrownBy(() -> partition(MARK + "0 0 0 0 1 1 1 1", charset))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("text in " + charset.name().substring(0, 6) + ", but UTF-8");
    assertThatThrownBy(() -> TextReader.read(write(MARK + "{}", charset), 100))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("text in " + charset.name().substring(0, 6) + ", but UTF-8");
  }

  @Test
  void linesOfJsonMayBeginWithOne() throws IOException {
    try (JsonLines lines = new JsonLines(write(MARK + "{\"a\": 1}\n{\"a\": 2}\n", UTF_8))) {
      assertThat(lines.next().orElseThrow().field("a").integer(0, 9)).isEqualTo(1);
      assertThat(lines.next().orElseThrow().field("a").integer(0, 9)).isEqualTo(2);
      assertThat(lines.wholeBytes()).isEqualTo(21);
    }
  }

  private Assignment partition(String text, Charset charset) throws IOException {
    return new PartitionLoader().load(write(text, charset).name(), chain);
  }

  private FileSource write(String text, Charset charset) throws IOException {
    return new FileSource(Files.write(folder.resolve("a.part"), text.getBytes(charset)));
  }
}
