package org.ratecut.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ratecut.bench.ResultsFile;
import org.ratecut.bench.RunResult;
import org.ratecut.io.FileSource;

/** Runs the job files of the documentation as the schedulers would. */
class JobFilesIT {

  private static final String SUITE =
      """
      {"format": "ratecut-bench-suite", "version": 1, "problems": ["tiny/chain"],
       "solvers": [{"solver": "seeds"}], "seeds": [1, 2],
       "timeLimit": 60, "threads": 1, "heap": "256m"}
      """;

  @TempDir private Path folder;

  @BeforeEach
  void prepare() throws IOException {
    assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "There is no bash here.");
    Files.writeString(folder.resolve("suite.json"), SUITE);
    Files.createSymbolicLink(
        folder.resolve("ratecut.jar"), Path.of(System.getProperty("ratecut.jar")));
  }

  @AfterEach
  void removeLink() throws IOException {
    Files.deleteIfExists(folder.resolve("ratecut.jar"));
  }

  @Test
  void eachTaskOfTheSlurmArrayMakesItsPart() throws Exception {
    String script = documented("Slurm", "bash");
    assertThat(script).startsWith("#!/bin/bash\n#SBATCH ");
    for (String task : List.of("1", "2")) {
      run(
          List.of("bash", "-c", script),
          Map.of(
              "SUITE", "suite.json", "SLURM_ARRAY_TASK_ID", task, "SLURM_ARRAY_TASK_COUNT", "2"));
    }

    requireBothParts();
  }

  @Test
  void eachPodOfTheKubernetesJobMakesItsPart() throws Exception {
    JsonNode spec = new YAMLMapper().readTree(documented("Kubernetes", "yaml")).get("spec");
    assertThat(spec.get("completionMode").textValue()).isEqualTo("Indexed");
    JsonNode container = spec.at("/template/spec/containers/0");
    assertThat(container.at("/env/1/name").textValue()).isEqualTo("SHARDS");
    assertThat(container.at("/env/1/value").textValue())
        .isEqualTo(spec.get("completions").asText());
    List<String> command =
        List.of(new YAMLMapper().convertValue(container.get("command"), String[].class));
    for (String index : List.of("0", "1")) {
      run(command, Map.of("SUITE", "suite.json", "SHARDS", "2", "JOB_COMPLETION_INDEX", index));
    }

    requireBothParts();
  }

  @Test
  void parallelMakesAndMergesAllParts() throws Exception {
    boolean installed = isInstalled("parallel");
    assertThat(installed || System.getenv("CI") == null)
        .as("GNU parallel must be there in continuous integration")
        .isTrue();
    assumeTrue(installed, "install GNU parallel (package parallel)");
    run(
        List.of("bash", "-c", documented("GNU parallel", "bash")),
        Map.of("SUITE", "suite.json", "SHARDS", "2"));

    requireBothParts();
    assertThat(seeds("all.jsonl")).containsExactly(1L, 2L);
  }

  private void requireBothParts() {
    assertThat(seeds("part-1.jsonl")).containsExactly(1L);
    assertThat(seeds("part-2.jsonl")).containsExactly(2L);
  }

  private List<Long> seeds(String file) {
    return new ResultsFile()
        .read(new FileSource(folder.resolve(file))).runs().stream()
            .map(RunResult::spec)
            .map(spec -> spec.seed())
            .toList();
  }

  private void run(List<String> command, Map<String, String> environment) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile());
    builder.environment().putAll(environment);
    builder.environment().putAll(Program.QUICK_START);
    builder
        .environment()
        .merge(
            "PATH",
            Path.of(System.getProperty("java.home"), "bin").toString(),
            (path, java) -> java + File.pathSeparator + path);
    int exitCode = builder.start().waitFor();
    assertThat(exitCode).as(Files.readString(folder.resolve("log"))).isZero();
  }

  private static boolean isInstalled(String program) {
    return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  /** The first block of a language under a heading. */
  private static String documented(String heading, String language) throws IOException {
    String text = Files.readString(Path.of("docs", "benching.md"));
    Matcher block =
        Pattern.compile("### " + heading + "\n.*?```" + language + "\n(.*?)```", Pattern.DOTALL)
            .matcher(text);
    assertThat(block.find()).as(heading).isTrue();
    return block.group(1);
  }
}
