package org.ratecut.io.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ratecut.io.InputException;
import org.ratecut.io.models.ModelOptions;
import org.ratecut.io.networks.NetworkChoices;
import org.ratecut.io.profile.ProfileTemplate;
import org.ratecut.model.MeasuredTimes;
import org.ratecut.model.Problem;

/** Tables of measured times: written, filled in, read, and refused where they are not right. */
class ProfileFilesTest {

  /** Names that mean something to tables: a comma, quotes, a formula, an apostrophe. */
  private static final String NETWORK =
      """
      {"format": "ratecut-network", "version": 1, "name": "odd", "bitsPerValue": 8,
       "graph": {"layers": [
          {"name": "in", "height": 1, "width": 1, "memory": 1, "computation": 0, "output": 1},
          {"name": "a,\\"b\\"", "height": 1, "width": 2, "memory": 1, "computation": [30, 10],
           "output": 1},
          {"name": "=c", "height": 1, "width": 1, "memory": 1, "computation": 5, "output": 0},
          {"name": "'d", "height": 1, "width": 1, "memory": 1, "computation": 5, "output": 0}],
        "parameterGroups": [], "broadcasts": []}}
      """;

  private static final String LAYERED =
      """
      {"format": "ratecut-network", "version": 1, "name": "layered", "bitsPerValue": 8,
       "layers": [
          {"name": "in", "type": "input", "shape": [4, 4, 1]},
          {"name": "c1", "type": "convolution", "kernel": 3, "channels": 2},
          {"name": "r1", "type": "function"},
          {"name": "d1", "type": "dense", "neurons": 2}]}
      """;

  private static final String DEVICES =
      """
      {"format": "ratecut-device-set", "version": 1,
       "devices": [
         {"name": "hub", "memory": 99, "performance": 1000},
         {"name": "node", "count": 2, "memory": 99, "performance": 1000}],
       "links": [{"between": "all", "bandwidth": 10}] %s}
      """;

  @TempDir private Path folder;

  private ProblemLoader loader(Optional<String> profile) {
    return ProblemLoader.standard(
        new LoadingOptions(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            profile,
            NetworkChoices.NONE,
            ModelOptions.STANDARD));
  }

  private List<String> arguments(String network, String more) throws IOException {
    return List.of(write("network.json", network), write("devices.json", DEVICES.formatted(more)));
  }

  private String write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  private Problem with(String csv) throws IOException {
    return loader(Optional.of(write("profile.csv", csv))).load(arguments(NETWORK, ""));
  }

  @Test
  void aTemplateThatIsFilledInIsAProfile() throws IOException {
    ProfileTemplate template = loader(Optional.empty()).profileTemplate(arguments(NETWORK, ""));
    String csv = template.csv();
    assertThat(csv.lines()).hasSize(1 + 2 * 3);
    Problem fromCsv = with(csv.replaceAll(",,\\R", ",0.000101,0.000001\n"));
    String json =
        template
            .json()
            .replace("\"milliseconds\" : null", "\"milliseconds\": 0.000101")
            .replace("\"milliseconds\": null", "\"milliseconds\": 0.000101");
    Problem fromJson =
        loader(Optional.of(write("profile.json", json))).load(arguments(NETWORK, ""));
    // 100 ns by FLOP, 30 of 40, and the fixed nanosecond.
    assertThat(ticks(fromCsv, 0)).containsExactly(-1L, 76L, 26L, 101L, 101L);
    assertThat(ticks(fromCsv, 2)).isEqualTo(ticks(fromCsv, 0));
    assertThat(ticks(fromJson, 0)).containsExactly(-1L, 76L, 26L, 101L, 101L);
  }

  @Test
  void whatWasNotMeasuredTakesItsFlop() throws IOException {
    Problem problem = with("device,layer,milliseconds\nhub,=c,1\nnode,*,2\nhub,*,-\n");
    assertThat(ticks(problem, 0)).containsExactly(-1L, -1L, -1L, 1_000_000L, -1L);
    assertThat(ticks(problem, 1))
        .containsExactly(2_000_000L, 1_500_000L, 500_000L, 2_000_000L, 2_000_000L);
  }

  @Test
  void layersAreChosenByTheirTypes() throws IOException {
    String profile =
        write(
            "profile.csv", "type,layer,device,milliseconds\nfunction,,*,3\n,*,node-2,4\n,*,*,-\n");
    Problem problem = loader(Optional.of(profile)).load(arguments(LAYERED, ""));
    long function = problem.network().layers().get(2).firstVertex();
    assertThat(problem.times().ticks(0, (int) function)).isEqualTo(750_000);
    assertThat(problem.times().ticks(0, (int) function - 1)).isEqualTo(MeasuredTimes.UNMEASURED);
    assertThat(problem.times().ticks(2, (int) function)).isEqualTo(750_000);
    assertThat(problem.times().ticks(2, (int) function - 1)).isEqualTo(1_000_000);
  }

  @Test
  void deviceSetsNameAProfileAndTheUsersComesFirst() throws IOException {
    write("set.csv", "layer,device,milliseconds\n*,*,7\n");
    List<String> arguments = arguments(NETWORK, ", \"profile\": \"set.csv\"");
    assertThat(ticks(loader(Optional.empty()).load(arguments), 0)).contains(7_000_000L);
    String mine = write("mine.csv", "layer,device,milliseconds\n=c,*,1\n*,*,-\n");
    assertThat(ticks(loader(Optional.of(mine)).load(arguments), 0))
        .containsExactly(7_000_000L, 5_250_000L, 1_750_000L, 1_000_000L, 7_000_000L);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "layer,device,milliseconds;=c,*,12,5|line 2: Found 4 cells",
        "layer,device,milliseconds;=c,*,abc|line 2: Found \"abc\"",
        "layer,device,milliseconds;=x,*,1|line 2: Network odd has no layer named \"=x\"",
        "layer,device,milliseconds;=c,*,1|There is no row for layer a,\"b\" on hub",
        "layer,device,milliseconds;*,hub,1|No row is about device node",
        "layer,device,milliseconds;*,*,|line 2: The time of \"*\" on \"*\" is not filled in",
        "layer,device,ms;*,*,1|line 1: There is no column \"ms\"",
        "layer,milliseconds;*,1|line 1: Found the columns layer, milliseconds",
        "layer,device,milliseconds;*,*,0.0000001|not a whole number of nanoseconds",
        "layer,device,milliseconds;*,*,-3|line 2: The time -3 ms is not from 0",
        "layer,device,milliseconds;*,*,1e99999999|is not from 0",
        "layer,device,milliseconds,fixedMilliseconds;*,*,1,2|The fixed part",
        "layer,device,milliseconds;\"*,*,1|line 2: A quote is not closed",
        "type,device,milliseconds;dense,*,1|says of no layer what it does",
      },
      quoteCharacter = '~')
  void whatIsNotRightIsRefused(String csv, String complaint) {
    assertThatThrownBy(() -> with(csv.replace(";", "\n")))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(complaint);
  }

  private static List<Long> ticks(Problem problem, int device) {
    return IntStream.range(0, problem.vertexCount())
        .mapToObj(v -> problem.times().ticks(device, v))
        .toList();
  }
}
