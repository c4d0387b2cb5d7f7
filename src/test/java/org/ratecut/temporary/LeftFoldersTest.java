package org.ratecut.temporary;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftFoldersTest {

  private static final String PREFIX = "ratecut-native-";

  @TempDir private Path folder;

  @Test
  void onlyOldFoldersOfKilledRunsAreDeleted() throws Exception {
    Path old = aged(Files.createDirectory(folder.resolve(PREFIX + "1")), Duration.ofDays(2));
    Path fresh = aged(Files.createDirectory(folder.resolve(PREFIX + "2")), Duration.ofHours(2));
    Path other = aged(Files.createDirectory(folder.resolve("other")), Duration.ofDays(2));
    Path file = aged(Files.createFile(folder.resolve(PREFIX + "3")), Duration.ofDays(2));

    LeftFolders.delete(folder, PREFIX);

    assertThat(old).doesNotExist();
    assertThat(folder.toFile().list()).hasSize(3);
    assertThat(fresh).exists();
    assertThat(other).exists();
    assertThat(file).exists();
  }

  private static Path aged(Path path, Duration age) throws Exception {
    Files.createDirectories(path.getParent());
    if (Files.isDirectory(path)) {
      Files.writeString(path.resolve("lib.so"), "library");
    }
    return Files.setLastModifiedTime(path, FileTime.from(Instant.now().minus(age)));
  }
}
