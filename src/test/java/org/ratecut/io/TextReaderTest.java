package org.ratecut.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextReaderTest {

  @TempDir Path folder;

  @Test
  void sizeIsCheckedBeforeReading() throws IOException {
    Path file = Files.writeString(folder.resolve("a.txt"), "12345");

    assertThat(TextReader.read(new FileSource(file), 5)).isEqualTo("12345");
    assertThatThrownBy(() -> TextReader.read(new FileSource(file), 4))
        .isInstanceOf(InputException.class)
        .hasMessageContainingAll("a.txt", "has 5 bytes", "at most 4");
  }

  @Test
  void byteOrderMarkIsNoText() throws IOException {
    Path file = Files.writeString(folder.resolve("a.txt"), "\uFEFFtext");

    assertThat(TextReader.read(new FileSource(file), 100)).isEqualTo("text");
  }

  @Test
  void missingFileTellsTheCurrentFolder() {
    Source missing = new FileSource(folder.resolve("missing.txt"));

    assertThatThrownBy(() -> TextReader.read(missing, 100))
        .isInstanceOf(InputException.class)
        .hasMessageContainingAll(
            "missing.txt", "no such file", Path.of("").toAbsolutePath().toString());
  }

  @Test
  void folderIsNoFile() {
    assertThatThrownBy(() -> TextReader.read(new FileSource(folder), 100))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("This is a folder");
  }

  @Test
  void wrongBytesAreToldWithLineAndOffset() throws IOException {
    Path file = Files.write(folder.resolve("a.txt"), new byte[] {'a', '\n', 'b', (byte) 0xC3});

    assertThatThrownBy(() -> TextReader.read(new FileSource(file), 100))
        .isInstanceOf(InputException.class)
        .hasMessageContainingAll("line 2", "0xC3 at offset 3");
  }

  @Test
  void referencesAreRelativeToTheFolderOfTheFile() {
    Source source = new FileSource(Path.of("a", "b", "c.json"));

    assertThat(source.resolve("../d/e.json").name())
        .isEqualTo(Path.of("a", "d", "e.json").toString());
    assertThat(source.extension()).isEqualTo(".json");
    assertThat(source.baseName()).isEqualTo("c");
  }
}
