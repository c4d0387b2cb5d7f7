package org.ratecut.temporary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemporaryFolderTest {

  @TempDir private Path parent;

  @Test
  void whatIsInItGoesWithIt() throws Exception {
    try (TemporaryFolder folder = TemporaryFolder.in(parent, "some-")) {
      Files.writeString(folder.file("file"), "text");
      Files.writeString(Files.createDirectory(folder.file("inner")).resolve("file"), "text");
      assertThat(folder.path()).isDirectoryContaining("glob:**/file");
    }
    assertThat(parent).isEmptyDirectory();
  }

  @Test
  void aMissingParentIsNotMade() {
    Path missing = parent.resolve("missing");

    assertThatThrownBy(() -> TemporaryFolder.in(missing, "some-"))
        .isInstanceOf(NoSuchFileException.class);
    assertThat(missing).doesNotExist();
  }
}
