package org.ratecut.io.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ratecut.io.FileSource;
import org.ratecut.io.InputException;
import org.ratecut.model.cluster.MemoryKind;
import org.ratecut.model.exact.InvalidModelException;

class JsonFormatTest {

  @TempDir Path folder;

  private final JsonFormat format = new JsonFormat("example");

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"name": "a", "count": 1.5}         | line 1, /count: Found 1.5, but expected a whole number.
          {"name": "a", "count": "3"}         | line 1, /count: Found "3", but expected a whole number.
          {"name": "a", "count": -3}          | line 1, /count: Found -3, but expected at least 0.
          {"name": "a", "count": 99999999999999999999} | line 1, /count: Found 99999999999999999999, but expected at most 1000.
          {"name": 3}                         | line 1, /name: Found 3, but expected a text in quotes.
          {"name": ""}                        | line 1, /name: Found "", but expected a text of at least 1 characters.
          {"count": 3}                        | The field "name" is missing.
          {"name": "a", "size": []}           | line 1, /size: Found [], but expected a text in quotes or a number.
          {"name": "a", "color": "red"}       | line 1, /color: The field "color" is unknown.
          {"name": "a", "color": "red"}       | Did you mean colour?
          {"name": "a", "weight": 1}          | Known names are name, count, ratio, colour, size, parts.
          {"name": "a", "colour": "blue"}     | line 1, /colour: Found "blue", but expected one of "red", "green".
          {"name": "a", "parts": []}          | line 1, /parts: Found 0 items, but expected at least 1.
          {"name": "a", "parts": [{}]}        | line 1, /parts/0: The field "id" is missing.
          {"name": "a", "parts": [{"id": 1}, {"idd": 2, "id": 1}]} | Did you mean id?
          {"name": "a", "name": "b"}          | line 1, column 21: This is not valid JSON: Duplicate field 'name'
          {"name": "a"} {"name": "b"}         | This is not valid JSON: Trailing token
          {"name": "a"                        | This is not valid JSON: Unexpected end-of-input
          {'name': "a"}                       | This is not valid JSON: Unexpected character
          {"name": "a", "count": 007}         | This is not valid JSON: Invalid numeric value
          {"name": "a", "ratio": NaN}         | This is not valid JSON: Non-standard token 'NaN'
          [1, 2]                              | Found [1,2], but expected an object in { }.
          """)
  void wrongDocumentsAreRefusedWithPlaceAndValue(String text, String message) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("example.json")
        .hasMessageContaining(message);
  }

  @Test
  void halfOfACharacterIsNoText() throws IOException {
    assertThatThrownBy(() -> read("{\"name\": \"a\\ud83d\"}").field("name").text())
        .hasMessageContaining("line 1, /name: Found \"a\\ud83d\", with half of a character");
    assertThat(read("{\"name\": \"\\ud83d\\ude00\"}").field("name").text())
        .isEqualTo("\ud83d\ude00");
  }

  @Test
  void placeIsTheLineOfTheValue() {
    assertThatThrownBy(
            () -> read("{\n  \"name\": \"a\",\n  \"parts\": [\n    {\"id\": 1},\n    7]}"))
        .hasMessageContaining("line 5, /parts/1: Found 7");
  }

  @Test
  void wholeNumbersMayBeWrittenWithExponent() {
    JsonValue root = read("{\"name\": \"a\", \"count\": 1e2}");

    assertThat(root.field("count").integer(0, 1000)).isEqualTo(100);
  }

  @Test
  void numbersTooLargeForWholeNumbersAreRefused() {
    JsonValue ratio = read("{\"name\": \"a\", \"ratio\": 1e200}").field("ratio");

    assertThatThrownBy(() -> ratio.integer(0L, Long.MAX_VALUE))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("Found 1E+200, but expected a whole number from 0 to");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1e-2147483648",
        "1e2147483648",
        "1e99999999999999999999",
        "-1E+999999999",
        "1e-999999999",
        "1e400",
        "1e-400",
        "0e-2147483648",
        "99999999999999999999999999999999999999999999999999e260"
      })
  void numbersTooLargeOrSmallToComputeWithAreRefused(String number) {
    assertThatThrownBy(() -> read("{\"name\": \"a\",\n \"ratio\": " + number + "}"))
        .isInstanceOf(InputException.class)
        .hasMessageContainingAll("line 2", "The number " + number + " is too large or too small");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"-0", "-0.0", "0e5", "0e-300", "0.000e+99", "1e-300", "-1e299", "12345678e-300"})
  void everyOtherNumberIsExact(String number) {
    JsonValue ratio = read("{\"name\": \"a\", \"ratio\": " + number + "}").field("ratio");

    assertThat(ratio.decimal()).isEqualByComparingTo(number);
  }

  @Test
  void fiveThousandDigitsAreRefused() {
    assertThatThrownBy(() -> read("{\"name\": \"a\", \"count\": " + "7".repeat(5000) + "}"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("length");
  }

  @Test
  void decimalsAreExact() {
    JsonValue root = read("{\"name\": \"a\", \"ratio\": 0.1000000000000000055511151231257827}");

    assertThat(root.field("ratio").decimal()).isEqualTo("0.1000000000000000055511151231257827");
  }

  @Test
  void deepNestingIsRefusedWithoutOverflow() {
    assertThatThrownBy(() -> read("[".repeat(100_000)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("nesting depth");
  }

  @Test
  void whatTheModelRefusesIsReportedWithItsPlace() {
    JsonValue name = read("{\"name\": \"a\"}").field("name");

    assertThatThrownBy(
            () ->
                name.build(
                    () -> {
                      throw new InvalidModelException("There are two devices named a.");
                    }))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("line 1, /name: There are two devices named a.");
  }

  @Test
  void aTextIsAConstantWhateverItsCase() {
    assertThat(read("{\"name\": \"flash\"}").field("name").choice(MemoryKind.class))
        .isEqualTo(MemoryKind.FLASH);
  }

  @Test
  void aTextThatIsNoneOfTheChoicesIsRefused() {
    JsonValue name = read("{\"name\": \"disk\"}").field("name");
    assertThatThrownBy(() -> name.choice(MemoryKind.class))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("line 1, /name: \"disk\" is none of the choices.")
        .hasMessageContaining("Write one of ram, flash.");
  }

  private JsonValue read(String text) {
    try {
      return format.read(new FileSource(Files.writeString(folder.resolve("example.json"), text)));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
