package org.ratecut.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {

  @TempDir Path folder;

  @Test
  void replacesAnEarlierFile() throws IOException {
    Path file = Files.writeString(folder.resolve("out.txt"), "old");

    AtomicFile.write(file, "new\n");

    assertThat(file).hasContent("new\n");
    assertThat(folder).isDirectoryContaining("glob:**/out.txt");
    assertThat(folder.toFile().list()).hasSize(1);
  }

  @Test
  void failureLeavesTheEarlierFileAndNothingElse() throws IOException {
    Path file = Files.writeString(folder.resolve("out.txt"), "old");

    assertThatThrownBy(
            () ->
                AtomicFile.write(
                    file,
                    out -> {
                      out.write("half");
                      throw new IOException("disk full");
                    }))
        .isInstanceOf(OutputException.class)
        .hasMessageContainingAll("out.txt", "disk full");

    assertThat(file).hasContent("old");
    assertThat(folder.toFile().list()).hasSize(1);
  }

  @Test
  void missingFolderIsToldBeforeWriting() {
    Path file = folder.resolve("no").resolve("out.txt");

    assertThatThrownBy(() -> AtomicFile.write(file, "text"))
        .isInstanceOf(InputException.class)
        .hasMessageContainingAll(file.toString(), "does not exist", "Create the folder");
  }

  @Test
  void folderIsNotOverwritten() {
    assertThatThrownBy(() -> AtomicFile.write(folder, "text"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("This is a folder");
  }
}
