package org.ratecut.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.ratecut.io.models.SmallOnnxModel;

/** The examples do what they promise. */
@ResourceLock(Resources.SYSTEM_OUT)
class ExamplesTest {

  private static final Path FOLDER = Path.of("src/examples/java/org/ratecut/examples");
  private static final Pattern JAVA_BLOCK = Pattern.compile("(?s)```java\n(.*?)```");
  private static final Pattern NUMBER = Pattern.compile("[0-9]+[.][0-9]+");

  @Test
  void theReadmesLinesAreAnExample() throws IOException {
    Matcher block = JAVA_BLOCK.matcher(Files.readString(Path.of("README.md")));

    assertThat(block.find()).isTrue();
    assertThat(Files.readString(FOLDER.resolve("FirstSteps.java"))).endsWith(block.group(1));
    assertThat(printed(FirstSteps::main))
        .startsWith("OPTIMAL, gap 0.0")
        .contains("548.26565298")
        .contains("inferences/s");
  }

  @Test
  void aNetworkBuiltInCodeIsSolvedToAProvedOptimum() {
    assertThat(printed(NetworkInCode::main))
        .containsPattern("status +OPTIMAL")
        .containsPattern("(?s)rate +(\\S+) inferences/s\\Rbound +\\1 inferences/s");
  }

  @Test
  void aModelFileIsPlacedOnPartsOfTheCatalogue(@TempDir Path folder) throws IOException {
    Path model = Files.write(folder.resolve("small.onnx"), SmallOnnxModel.build());

    assertThat(printed(ModelOnParts::main, model.toString()))
        .startsWith("OPTIMAL")
        .contains("stm32l433-0: ", "stm32l433-1: ", "inferences/s");
  }

  @Test
  void improvementsAreLinesToPlot() {
    String text = printed(ImprovementsAsCsv::main, "tiny/dense");

    assertThat(text.lines().findFirst()).contains("seconds,series,rate,source");
    assertThat(text.lines().skip(1))
        .isNotEmpty()
        .allMatch(line -> line.matches("[0-9.E-]+,(found|bound),[0-9.E-]+,[a-z0-9-]+( .*)?"))
        .anyMatch(line -> line.contains(",found,"))
        .anyMatch(line -> line.contains(",bound,"));
  }

  @Test
  void anOwnSolverImprovesItsStart() {
    List<Double> rates =
        NUMBER
            .matcher(printed(OwnSolver::main))
            .results()
            .map(match -> Double.valueOf(match.group()))
            .toList();

    assertThat(rates).hasSize(2);
    assertThat(rates.get(1)).isGreaterThan(rates.get(0));
  }

  @Test
  void eachIsShort() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      for (Path file : files.toList()) {
        assertThat(Files.readAllLines(file)).as(file.toString()).hasSizeLessThan(60);
      }
    }
  }

  private static String printed(Consumer<String[]> main, String... arguments) {
    PrintStream before = System.out;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try {
      main.accept(arguments);
    } finally {
      System.setOut(before);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
