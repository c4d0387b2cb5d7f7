package org.ratecut.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ratecut.testing.HostileNames;

/**
 * Every output of a problem whose layers and devices have hostile names beside that of the same
 * problem with harmless ones: as many lines, the same tags, the same columns, and nothing hidden.
 */
class HostileNamesTest {

  private static final Pattern HIDDEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}&&[^\n\t]]");
  private static final Pattern TAG = Pattern.compile("</?[a-zA-Z!][^>]*>");

  private final ObjectMapper json = new ObjectMapper();

  @TempDir private Path folder;

  private record Output(int code, String out, String err) {}

  @BeforeEach
  void writeProblems() throws IOException {
    writeProblem("hostile", HostileNames.ALL, HostileNames.ALL.get(0));
    writeProblem("harmless", HostileNames.harmless(), "problem");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "info PROBLEM",
        "check PROBLEM PARTITION",
        "check --bound --time-limit 100ms PROBLEM PARTITION",
        "bound --time-limit 100ms --threads 1 --quiet PROBLEM",
        "solve --solver best-fit --quiet PROBLEM",
      })
  void textHasTheSameLinesAndNothingHidden(String command) {
    Output harmless = run("harmless", command);
    Output hostile = run("hostile", command);
    assertThat(hostile.code).as(hostile.err).isEqualTo(harmless.code).isIn(0, 3);
    assertVisible(hostile);
    assertThat(hostile.out.lines().count()).isEqualTo(harmless.out.lines().count());
  }

  /** How far a diagnosis comes depends on the clock. */
  @Test
  void aDiagnosisHidesNothing() {
    Output hostile = run("hostile", "diagnose --time-limit 200ms --threads 1 PROBLEM");
    assertThat(hostile.out).startsWith("Problem ");
    assertVisible(hostile);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"check PROBLEM PARTITION --json", "solve --solver best-fit --json PROBLEM"})
  void jsonHasTheNamesAsTheyAre(String command) throws IOException {
    Output hostile = run("hostile", command);
    assertVisible(hostile);
    JsonNode devices = json.readTree(hostile.out).get("devices");
    assertThat(devices.findValuesAsText("name")).isEqualTo(HostileNames.ALL);
  }

  @Test
  void pagesHaveTheSameTags() throws IOException {
    String command = "check PROBLEM PARTITION --report OUT.html";
    run("harmless", command);
    run("hostile", command);
    String page = Files.readString(folder.resolve("hostile.html"));
    assertThat(tags(page)).isEqualTo(tags(Files.readString(folder.resolve("harmless.html"))));
    assertThat(HIDDEN.matcher(page).find()).isFalse();
  }

  @Test
  void plansStayInTheirFolderAndKeepTheirColumns() throws IOException {
    String command = "check PROBLEM PARTITION --out-dir OUT-plan";
    run("harmless", command);
    run("hostile", command);
    try (Stream<Path> files = Files.list(folder.resolve("hostile-plan"))) {
      List<String> names =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> !name.equals("SHA256SUMS"))
              .sorted()
              .toList();
      assertThat(names)
          .hasSize(HostileNames.ALL.size() + 1)
          .allMatch(name -> name.matches("[a-z0-9][a-z0-9._-]{0,90}"));
      assertThat(names.stream().map(name -> name.toLowerCase(Locale.ROOT)).distinct())
          .hasSameSizeAs(names);
      for (String name : names.subList(0, HostileNames.ALL.size())) {
        int number = Integer.parseInt(name.substring(0, 3));
        assertThat(
                json.readTree(folder.resolve("hostile-plan").resolve(name).toFile()).get("device"))
            .hasToString(json.valueToTree(HostileNames.ALL.get(number)).toString());
      }
    }
    String plan = Files.readString(folder.resolve("hostile-plan/plan.md"));
    String plain = Files.readString(folder.resolve("harmless-plan/plan.md"));
    assertThat(HIDDEN.matcher(plan).find()).isFalse();
    assertThat(shape(plan)).isEqualTo(shape(plain));
  }

  @Test
  void networksKeepTheirNamesAndGraphsHaveNone() throws IOException {
    for (String target : List.of("OUT-network.json", "OUT.grf", "OUT.graph")) {
      String command = "convert PROBLEM --network " + target;
      assertThat(run("harmless", command).code).isZero();
      Output hostile = run("hostile", command);
      assertThat(hostile.code).as(hostile.err).isZero();
      assertVisible(hostile);
    }
    for (String ending : List.of(".grf", ".graph")) {
      assertThat(folder.resolve("hostile" + ending))
          .hasSameTextualContentAs(folder.resolve("harmless" + ending));
    }
    JsonNode layers =
        json.readTree(folder.resolve("hostile-network.json").toFile()).findValue("layers");
    assertThat(layers.findValuesAsText("name")).isEqualTo(HostileNames.ALL);
  }

  @Test
  void aMessageHasTwoLinesWhateverNameItHas() throws IOException {
    ObjectNode problem = problem(List.of("x"), "x");
    String all = String.join("", HostileNames.ALL);
    problem.putArray("pins").addObject().put("layer", all).put("device", 0);
    Files.writeString(folder.resolve("pinned.json"), json.writeValueAsString(problem));
    Output output = run("pinned", "info PROBLEM");
    assertThat(output.code).isEqualTo(2);
    assertVisible(output);
    assertThat(output.err.lines()).hasSize(2);
  }

  @Test
  void aChannelThatAFormatCannotExpressIsNamedInOneLine() throws IOException {
    ObjectNode problem = problem(HostileNames.ALL, "x");
    ((ObjectNode) problem.get("devices"))
        .putArray("links")
        .addObject()
        .put("between", "all")
        .put("bandwidth", 7)
        .put("duplex", "full");
    Files.writeString(folder.resolve("full.json"), json.writeValueAsString(problem));
    Output output = run("full", "convert PROBLEM --devices OUT.tgt");
    assertThat(output.code).isEqualTo(2);
    assertVisible(output);
    assertThat(output.err.lines()).hasSize(2);
  }

  @Test
  void aCatalogueCannotSteerTheTerminal() throws IOException {
    ObjectNode catalogue =
        (ObjectNode) json.readTree(Path.of("instances/devices/catalogue.json").toFile());
    ArrayNode parts = (ArrayNode) catalogue.get("parts");
    for (int i = 0; i < parts.size(); i++) {
      ((ObjectNode) parts.get(i)).put("clock", HostileNames.ALL.get(i % HostileNames.ALL.size()));
    }
    Files.writeString(folder.resolve("catalogue.json"), json.writeValueAsString(catalogue));
    Output plain = run("x", "devices");
    Output hostile = run("x", "devices --catalogue " + folder.resolve("catalogue.json"));
    assertThat(hostile.code).as(hostile.err).isZero();
    assertVisible(hostile);
    assertThat(hostile.out.lines().count()).isEqualTo(plain.out.lines().count());
  }

  private static void assertVisible(Output output) {
    assertThat(HIDDEN.matcher(output.out).results()).isEmpty();
    assertThat(HIDDEN.matcher(output.err).results()).isEmpty();
  }

  /** The tags without the values of their attributes. */
  private static List<String> tags(String page) {
    return TAG.matcher(page)
        .results()
        .map(tag -> tag.group().replaceAll("=\"[^\"]*\"", ""))
        .toList();
  }

  /** What means something in Markdown, line by line: all but plain words. */
  private static List<String> shape(String markdown) {
    return markdown
        .lines()
        .map(line -> line.replaceAll("\\\\.", ""))
        .map(line -> line.replaceAll("`[a-z0-9._-]+`", "`file`"))
        .map(line -> line.replaceAll("[^|`*<>\\[\\]#!]", ""))
        .map(line -> line.replaceAll("!", ""))
        .toList();
  }

  private Output run(String name, String command) {
    String[] arguments =
        Stream.of(command.split(" "))
            .map(each -> each.replace("PROBLEM", folder.resolve(name + ".json").toString()))
            .map(each -> each.replace("PARTITION", folder.resolve("given.part").toString()))
            .map(each -> each.replace("OUT", folder.resolve(name).toString()))
            .toArray(String[]::new);
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        Main.commandLine()
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute(arguments);
    return new Output(code, out.toString(), err.toString());
  }

  private void writeProblem(String file, List<String> names, String name) throws IOException {
    Files.writeString(
        folder.resolve(file + ".json"), json.writeValueAsString(problem(names, name)));
    StringBuilder partition = new StringBuilder();
    for (int v = 0; v < names.size(); v++) {
      partition.append(v).append('\n');
    }
    Files.writeString(folder.resolve("given.part"), partition);
  }

  /** A chain of layers with one vertex each, and as many devices, all of them named. */
  private ObjectNode problem(List<String> names, String name) {
    ObjectNode problem = json.createObjectNode();
    problem.put("format", "ratecut-problem").put("version", 1).put("name", name);
    ObjectNode network = problem.putObject("network");
    network.put("format", "ratecut-network").put("version", 1).put("name", name);
    ObjectNode graph = network.putObject("graph");
    ArrayNode layers = graph.putArray("layers");
    ArrayNode broadcasts = graph.putArray("broadcasts");
    ObjectNode devices = problem.putObject("devices");
    devices.put("format", "ratecut-device-set").put("version", 1).put("name", name);
    ArrayNode list = devices.putArray("devices");
    for (int i = 0; i < names.size(); i++) {
      layers
          .addObject()
          .put("name", names.get(i))
          .put("height", 1)
          .put("width", 1)
          .put("memory", 2)
          .put("computation", 3)
          .put("output", 1);
      list.addObject().put("name", names.get(i)).put("memory", 4).put("performance", 5);
      if (i > 0) {
        ObjectNode broadcast = broadcasts.addObject();
        broadcast.putArray("producers").add(i - 1);
        broadcast.putArray("consumers").add(i);
      }
    }
    devices.putArray("links").addObject().put("between", "all").put("bandwidth", 7);
    return problem;
  }
}
