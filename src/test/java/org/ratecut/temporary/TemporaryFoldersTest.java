package org.ratecut.temporary;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemporaryFoldersTest {

  @TempDir private Path home;

  @Test
  void theNamedFoldersComeBeforeThatOfJavaAndTheCache() throws Exception {
    Path cache = Files.createDirectory(home.resolve(".cache"));

    List<Path> paths =
        candidates(
            Map.of(
                TemporaryFolders.PROPERTY,
                "/option",
                "java.io.tmpdir",
                "/java",
                "user.home",
                home.toString()),
            Map.of(TemporaryFolders.VARIABLE, "/variable"));

    assertThat(paths)
        .containsExactly(
            absolute("/option"), absolute("/variable"), absolute("/java"), cache.toAbsolutePath());
  }

  @Test
  void withoutACacheFolderTheHomeFolderServes() {
    assertThat(candidates(Map.of("user.home", home.toString()), Map.of())).containsExactly(home);
  }

  @Test
  void whatCannotBeAFolderIsNoCandidate() {
    Map<String, String> properties =
        Map.of("user.home", "?", "java.io.tmpdir", "/tmp/Ger\uFFFD\uFFFDt");

    assertThat(candidates(properties, Map.of(TemporaryFolders.VARIABLE, ""))).isEmpty();
  }

  @Test
  void noFolderIsTriedTwice() {
    Map<String, String> properties = Map.of("java.io.tmpdir", home.toString());

    assertThat(candidates(properties, Map.of(TemporaryFolders.VARIABLE, home.toString())))
        .containsExactly(home);
  }

  private static List<Path> candidates(
      Map<String, String> properties, Map<String, String> variables) {
    return new TemporaryFolders(properties::get, variables::get)
        .candidates().stream().map(TemporaryFolders.Candidate::path).toList();
  }

  private static Path absolute(String path) {
    return Path.of(path).toAbsolutePath();
  }
}
