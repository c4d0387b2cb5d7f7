package org.ratecut.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnFolderTest {

  private static final Map<String, String> FIRST = Map.of("plan.md", "first", "000-a.json", "a");
  private static final Map<String, String> SECOND = Map.of("plan.md", "second", "000-b.json", "b");

  @TempDir private Path parent;
  private Path folder;

  @BeforeEach
  void name() {
    folder = parent.resolve("plan");
  }

  @Test
  void anEarlierFolderIsReplacedWholly() {
    OwnFolder.write(folder, FIRST);
    OwnFolder.write(folder, SECOND);

    assertThat(folder.toFile().list())
        .containsExactlyInAnyOrder("plan.md", "000-b.json", "SHA256SUMS");
    assertThat(folder.resolve("plan.md")).hasContent("second");
    assertThat(parent.toFile().list()).containsExactly("plan");
  }

  @Test
  void anEmptyFolderIsFilled() throws IOException {
    Files.createDirectory(folder);

    OwnFolder.write(folder, FIRST);

    assertThat(folder.resolve("000-a.json")).hasContent("a");
  }

  @Test
  void theManifestIsInTheFormOfSha256sum() {
    OwnFolder.write(folder, Map.of("plan.md", "abc"));

    // The example of FIPS 180-2.
    assertThat(folder.resolve("SHA256SUMS"))
        .hasContent("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  plan.md\n");
  }

  @Test
  void aFolderWithAPlanOfSomebodyElseIsRefused() throws IOException {
    Files.writeString(Files.createDirectory(folder).resolve("plan.md"), "my plans");

    assertRefused("did not write, plan.md");
  }

  @Test
  void aForeignFileIsRefused() throws IOException {
    OwnFolder.write(folder, FIRST);
    Files.writeString(folder.resolve("notes.txt"), "mine");

    assertRefused("did not write, notes.txt");
  }

  @Test
  void aChangedFileIsRefused() throws IOException {
    OwnFolder.write(folder, FIRST);
    Files.writeString(folder.resolve("plan.md"), "annotated");

    assertRefused("was changed since it was written, plan.md");
  }

  @Test
  void aForeignFolderIsRefused() throws IOException {
    OwnFolder.write(folder, FIRST);
    Files.writeString(Files.createDirectory(folder.resolve("inner")).resolve("file"), "mine");

    assertRefused("did not write, inner");
  }

  @Test
  void aLinkInPlaceOfAFileIsRefused() throws IOException {
    OwnFolder.write(folder, FIRST);
    Path moved = Files.move(folder.resolve("plan.md"), parent.resolve("moved.md"));
    Files.createSymbolicLink(folder.resolve("plan.md"), moved);

    assertRefused("plan.md");
    assertThat(moved).hasContent("first");
  }

  @Test
  void whatTheManifestMerelyMentionsIsNotDeleted() throws IOException {
    OwnFolder.write(folder, FIRST);
    Path outside = Files.writeString(parent.resolve("outside.txt"), "mine");
    Path manifest = folder.resolve("SHA256SUMS");
    String digest = Files.readString(manifest).substring(0, 64);
    Files.writeString(manifest, digest + "  ../outside.txt\n");

    assertRefused("SHA256SUMS|000-a.json|plan.md");
    assertThat(outside).hasContent("mine");
  }

  @Test
  void aDeletedFileIsNoReasonToRefuse() throws IOException {
    OwnFolder.write(folder, FIRST);
    Files.delete(folder.resolve("000-a.json"));

    OwnFolder.write(folder, SECOND);

    assertThat(folder.resolve("plan.md")).hasContent("second");
  }

  private void assertRefused(String reason) throws IOException {
    Map<Path, String> before = contents();
    assertThatThrownBy(() -> OwnFolder.requireWritable(folder))
        .isInstanceOf(InputException.class)
        .message()
        .containsPattern(reason);
    assertThatThrownBy(() -> OwnFolder.write(folder, SECOND)).isInstanceOf(InputException.class);
    assertThat(contents()).isEqualTo(before);
  }

  private Map<Path, String> contents() throws IOException {
    Map<Path, String> contents = new HashMap<>();
    try (var files = Files.walk(parent)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        contents.put(file, Files.readString(file));
      }
    }
    return contents;
  }
}
