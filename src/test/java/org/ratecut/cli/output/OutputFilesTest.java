package org.ratecut.cli.output;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ratecut.io.InputException;

class OutputFilesTest {

  @TempDir private Path folder;
  private String input;

  @BeforeEach
  void makeInput() throws Exception {
    input = Files.writeString(folder.resolve("in.json"), "{}").toString();
  }

  @Test
  void anInputIsNoOutput() {
    assertRefused(new OutputFiles().input(input).output("--out", input), "--out", "is read");
  }

  @Test
  void anotherPathToAnInputIsNoOutput() throws Exception {
    String roundabout = folder.resolve("inner").resolve("..").resolve("in.json").toString();
    Files.createDirectory(folder.resolve("inner"));

    assertRefused(new OutputFiles().input(input).output("--out", roundabout), "is read");
  }

  @Test
  void aLinkToAnInputIsNoOutput() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("link.json"), Path.of(input));

    assertRefused(new OutputFiles().input(input).output("--out", link.toString()), "is read");
  }

  @Test
  void twoOutputsAreTwoFiles() {
    String file = folder.resolve("new.html").toString();
    String same = folder + "/./new.html";

    assertRefused(
        new OutputFiles().output("--out", file).output("--report", same), "--out", "--report");
  }

  @Test
  void aLinkedFolderDoesNotHideThatTwoOutputsAreOne() throws Exception {
    Path real = Files.createDirectory(folder.resolve("real"));
    Path link = Files.createSymbolicLink(folder.resolve("link"), real);

    assertRefused(
        new OutputFiles()
            .output("--out", real.resolve("new").toString())
            .output("--report", link.resolve("new").toString()),
        "--report");
  }

  @Test
  void nothingElseIsWrittenIntoAFolderThatIsWritten() {
    assertRefused(
        new OutputFiles()
            .output("--out", folder.resolve("plan/best.json").toString())
            .output("--out-dir", folder.resolve("plan").toString()),
        "--out-dir");
  }

  @Test
  void differentFilesAreFine() {
    OutputFiles files =
        new OutputFiles()
            .input(input)
            .input("paper/a-bundled-name")
            .input((String) null)
            .output("--trace", null)
            .output("--out", folder.resolve("in.json.part").toString())
            .output("--report", folder.resolve("page.html").toString());

    assertThatCode(files::check).doesNotThrowAnyException();
  }

  @Test
  void theNullDeviceTakesTwoOutputs() {
    OutputFiles files = new OutputFiles().output("--out", "/dev/null").output("--csv", "/dev/null");

    assertThatCode(files::check).doesNotThrowAnyException();
  }

  private static void assertRefused(OutputFiles files, String... words) {
    assertThatThrownBy(files::check)
        .isInstanceOf(InputException.class)
        .hasMessageContainingAll(words);
  }
}
