package org.ratecut.io.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ratecut.io.FileSource;
import org.ratecut.io.InputException;
import org.ratecut.io.Source;
import org.ratecut.model.Network;
import org.ratecut.model.NetworkBuilder;
import org.ratecut.model.Problem;
import org.ratecut.model.Vertex;
import org.ratecut.testing.PaperProblems;

/**
 * One fixture for each way in which each reader can fail, named for its fault; {@code messages.csv}
 * beside them says what each is refused with.
 */
class MalformedTextFilesTest {

  private static final Path FIXTURES = Path.of("src", "test", "resources", "malformed");

  @ParameterizedTest(name = "{0}")
  @CsvFileSource(
      files = "src/test/resources/malformed/grf/messages.csv",
      delimiter = '|',
      quoteCharacter = '`')
  void malformedGraphsAreRefusedWithPlaceAndValue(String fixture, String message) {
    assertRefused("grf", fixture, message, new GrfReader()::read);
  }

  @ParameterizedTest(name = "{0}")
  @CsvFileSource(
      files = "src/test/resources/malformed/graph/messages.csv",
      delimiter = '|',
      quoteCharacter = '`')
  void malformedMetisGraphsAreRefusedWithPlaceAndValue(String fixture, String message) {
    assertRefused("graph", fixture, message, new MetisGraphReader()::read);
  }

  @ParameterizedTest(name = "{0}")
  @CsvFileSource(
      files = "src/test/resources/malformed/tgt/messages.csv",
      delimiter = '|',
      quoteCharacter = '`')
  void malformedTargetsAreRefusedWithPlaceAndValue(String fixture, String message) {
    assertRefused("tgt", fixture, message, new TgtReader()::read);
  }

  @ParameterizedTest(name = "{0}")
  @CsvFileSource(
      files = "src/test/resources/malformed/partition/messages.csv",
      delimiter = '|',
      quoteCharacter = '`')
  void malformedPartitionsAreRefusedWithPlaceAndValue(String fixture, String message) {
    assertRefused(
        "partition",
        fixture,
        message,
        source -> new PartitionReader().read(source, fiveVerticesOnTwoDevices()));
  }

  private static void assertRefused(
      String kind, String fixture, String message, Consumer<Source> reader) {
    Path file = FIXTURES.resolve(kind).resolve(fixture);
    assertThatThrownBy(() -> reader.accept(new FileSource(file)))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith(file + (message.startsWith("line") ? ", " : ": ") + message)
        .satisfies(e -> assertThat(e.getMessage().lines()).as("advice on its own line").hasSize(2));
  }

  @ParameterizedTest
  @ValueSource(strings = {"grf", "graph", "tgt", "partition"})
  void eachFixtureHasItsMessage(String kind) throws IOException {
    String messages = Files.readString(FIXTURES.resolve(kind).resolve("messages.csv"));
    try (Stream<Path> files = Files.list(FIXTURES.resolve(kind))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .hasSizeGreaterThan(5)
          .filteredOn(name -> !name.equals("messages.csv"))
          .allSatisfy(name -> assertThat(messages).containsPattern("(?m)^" + name + " +[|]"));
    }
  }

  private static Problem fiveVerticesOnTwoDevices() {
    NetworkBuilder builder = Network.builder("five");
    builder.addLayer("layer", 1, 5, 1, new Vertex(1, 1, 0));
    return Problem.of("five", builder.build(), PaperProblems.equal("two", 2, 10, 10, 10));
  }
}
