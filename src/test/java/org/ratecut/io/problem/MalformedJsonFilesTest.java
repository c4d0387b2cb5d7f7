package org.ratecut.io.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ratecut.io.FileSource;
import org.ratecut.io.InputException;
import org.ratecut.io.devices.DeviceSetJson;
import org.ratecut.io.solution.SolutionFile;

/** Each fixture is wrong in the one way that its name tells. */
class MalformedJsonFilesTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          syntax_error | line 4 | not valid JSON
          duplicate_field | line 3 | version
          wrong_format | line 2, /format | "ratecut-problem"
          future_version | line 3, /version | Found 2
          unknown_field | line 8, /linkz | Did you mean links?
          missing_field | line 6, /devices/1 | "performance" is missing
          wrong_type | line 6, /devices/1/memory | Found ["64 KiB"]
          no_devices | line 4, /devices | Found 0 items
          duplicate_name | line 6, /devices/1/name | two devices named "a"
          empty_name | line 6, /devices/1/name | Found ""
          blank_name | line 6, /devices/1 | must not be empty
          negative_memory | line 6, /devices/1/memory | "-64 KiB" must not be negative
          memory_with_unit_of_bandwidth | line 6, /devices/1/memory | Found "64 KiB/s", a bandwidth, but expected a memory
          unknown_unit | line 6, /devices/1/memory | unit "kb" in "64 kb" is unknown
          number_with_comma | line 6, /devices/1/memory | ",536 B"
          no_number | line 6, /devices/1/memory | Found "much"
          memory_too_large | line 6, /devices/1/memory | too large
          memory_with_huge_exponent | line 6, column | 1e999999999 is too large
          performance_zero | line 6, /devices/1 | performance of device b (0) must be positive
          performance_no_whole_number | line 6, /devices/1/performance | "0.5 FLOP/s" is not a whole number
          performance_too_large | line 6, /devices/1 | 9007199254740993
          count_zero | line 6, /devices/1/count | Found 0
          count_fraction | line 6, /devices/1/count | Found 1.5
          count_of_a_billion | line 6, /devices/1/count | Found 1000000000
          too_many_devices | line 6, /devices/1/count | 4097 devices
          too_many_links | links and shared media | 16,773,120
          bandwidth_zero | line 9, /links/0 | must be positive
          bandwidth_too_precise | line 9, /links/0/bandwidth | too precise
          link_to_unknown_device | line 9, /links/0/between/1 | no device named "bb"
          link_to_itself | line 9, /links/0/between/1 | named twice
          link_of_one_device | line 9, /links/0/between | at least two devices
          link_between_unknown_word | line 9, /links/0/between | Found "any"
          unknown_duplex | line 9, /links/0/duplex | "double"
          pair_with_two_links | There are two channels named | link a - b
          truncated | line 6 | end-of-input
          empty | The file is empty | written completely
          not_utf8 | line 6 | 0xE9
          deep_nesting | nesting depth (65) | maximum allowed (64)
          list_instead_of_object | list_instead_of_object.json | Found [1]
          """)
  void deviceSetsAreRefusedWithPlaceAndValue(String fault, String place, String value) {
    Path file = file("device-set", fault);

    assertThatThrownBy(() -> new DeviceSetJson().read(new FileSource(file)).bind(64))
        .isInstanceOf(InputException.class)
        .hasMessageContainingAll(file.getFileName().toString(), place, value);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          unknown_field | line 6, /pinz | Did you mean pins?
          missing_field | missing_field.json | "devices" is missing
          wrong_type | line 4, /network | Found 7
          wrong_format | line 2, /format | "ratecut-solution"
          missing_network_file | line 4, /network | "parts/netwrok.json"
          refers_to_itself | line 4, /network | refers to itself
          devices_where_network_is_expected | parts/devices.json, line 2, /format | "ratecut-device-set"
          network_with_unknown_extension | network.json.txt | no file
          unknown_layer | line 7, /pins/0/layer | no layer named "inputs"
          unknown_device | line 7, /pins/0/device | no device named "c"
          device_that_does_not_exist | line 7, /pins/0/device | no device 2
          negative_device | line 7, /pins/0/device | no device -1
          vertex_that_does_not_exist | line 7, /pins/0/vertices/0 | no vertex 3
          vertex_number_too_large | line 7, /pins/0/vertices/0 | 4294967296
          vertex_range_backwards | line 7, /pins/0/vertices/0 | Found [2,1]
          pin_without_vertices | line 7, /pins/0 | either "layer" or "vertices"
          pin_contradicts_pin | line 8, /pins/1/vertices/0 | Vertex 1 is pinned to a and to b
          unknown_objective | line 6, /objective | "speed"
          truncated | line 8, column 1 | start marker at line 6, column 11
          empty | The file is empty | written completely
          inline_network_wrong | line 6, /network/graph/layers/1/memory | -1
          """)
  void problemsAreRefusedWithPlaceAndValue(String fault, String place, String value) {
    Path file = file("problem", fault);

    assertThatThrownBy(() -> ProblemLoader.standard().load(file.toString()))
        .isInstanceOf(InputException.class)
        .hasMessageContainingAll(place, value);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          unknown_field | line 4, /asignment | Did you mean assignment?
          missing_assignment | missing_assignment.json | "assignment" is missing
          text_in_assignment | line 4, /assignment/1 | Found "1"
          fraction_in_assignment | line 4, /assignment/1 | Found 0.5
          negative_device | line 4, /assignment/1 | Found -1
          device_too_large | line 4, /assignment/1 | Found 4294967297
          wrong_format | line 2, /format | "ratecut-problem"
          truncated | line 4 | end-of-input
          empty | The file is empty | written completely
          """)
  void solutionsAreRefusedWithPlaceAndValue(String fault, String place, String value) {
    Path file = file("solution", fault);

    assertThatThrownBy(() -> new SolutionFile().read(new FileSource(file)))
        .isInstanceOf(InputException.class)
        .hasMessageContainingAll(file.getFileName().toString(), place, value);
  }

  @Test
  void everyFixtureIsRead() throws IOException {
    for (String method : new String[] {"deviceSets", "problems", "solutions"}) {
      String folder =
          method.equals("deviceSets") ? "device-set" : method.substring(0, method.length() - 1);
      String table = table(method);
      try (Stream<Path> files = Files.list(file(folder, "empty").getParent())) {
        assertThat(files.filter(Files::isRegularFile))
            .allSatisfy(
                file ->
                    assertThat(table)
                        .contains(file.getFileName().toString().replace(".json", " |")));
      }
    }
  }

  private static String table(String prefix) {
    return Arrays.stream(MalformedJsonFilesTest.class.getDeclaredMethods())
        .filter(method -> method.getName().startsWith(prefix))
        .map(method -> method.getAnnotation(CsvSource.class).textBlock())
        .findFirst()
        .orElseThrow();
  }

  private static Path file(String kind, String fault) {
    try {
      String resource = "/malformed/%s/%s.json".formatted(kind, fault);
      return Path.of(MalformedJsonFilesTest.class.getResource(resource).toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }
}
