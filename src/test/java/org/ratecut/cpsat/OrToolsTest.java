package org.ratecut.cpsat;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ratecut.temporary.TemporaryFolders;

class OrToolsTest {

  @TempDir private Path folder;

  @Test
  void everyPlaceThatFailedIsNamedWithItsReason() throws Exception {
    Path missing = folder.resolve("missing");
    Path file = Files.createFile(folder.resolve("file"));
    TemporaryFolders folders =
        new TemporaryFolders(
            Map.of(TemporaryFolders.PROPERTY, missing.toString())::get,
            Map.of(TemporaryFolders.VARIABLE, file.toString())::get);

    Optional<String> failure = new OrTools(folders).tryToLoad();

    assertThat(failure.orElseThrow())
        .contains(missing + " (--temp) cannot be used: there is no such file or folder")
        .contains(file + " (RATECUT_TEMP) cannot be used: ")
        .endsWith("name another with --temp");
  }

  @Test
  void loadingLeavesNothingBehind() {
    TemporaryFolders folders =
        new TemporaryFolders(
            Map.of(TemporaryFolders.PROPERTY, folder.toString())::get, name -> null);

    assertThat(new OrTools(folders).tryToLoad()).isEmpty();

    assertThat(folder).isEmptyDirectory();
  }
}
