package org.ratecut.bench.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ratecut.bench.ResultsFile;
import org.ratecut.bench.ResultsHeader;
import org.ratecut.bench.RunResult;
import org.ratecut.bench.RunResults;
import org.ratecut.io.FileSource;
import org.ratecut.io.InputException;

class ResultsWriterTest {

  private static final ResultsHeader HEADER = new ResultsHeader("mine", 3, "c0", Optional.empty());
  private static final RunResult FIRST = run(0);
  private static final RunResult SECOND = run(1);

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void prepare() {
    file = folder.resolve("results.jsonl");
  }

  @Test
  void eachRunIsInTheFileAsSoonAsItIsAdded() throws IOException {
    try (ResultsWriter writer = ResultsWriter.create(file, HEADER)) {
      writer.append(FIRST);

      assertThat(file).hasContent(ResultsFile.line(HEADER) + ResultsFile.line(FIRST));
    }
  }

  @Test
  void whatIsThereIsNotOverwritten() throws IOException {
    Files.writeString(file, "mine");

    assertThatThrownBy(() -> ResultsWriter.create(file, HEADER))
        .isInstanceOf(InputException.class)
        .hasMessageContainingAll("exists already", "--resume");
    assertThat(file).hasContent("mine");
  }

  @Test
  void whereverTheFileWasCutItGoesOnWithWholeLines() throws IOException {
    String whole = ResultsFile.line(HEADER) + ResultsFile.line(FIRST) + ResultsFile.line(SECOND);
    int header = ResultsFile.line(HEADER).length();
    int first = header + ResultsFile.line(FIRST).length();
    for (int cut = 0; cut < whole.length(); cut += 7) {
      Files.writeString(file, whole.substring(0, cut));

      try (ResultsWriter writer = ResultsWriter.resume(file, HEADER)) {
        assertThat(writer.earlier()).hasSize(cut >= first ? 1 : 0);
        if (writer.earlier().isEmpty()) {
          writer.append(FIRST);
        }
        writer.append(SECOND);
      }

      assertThat(Files.readString(file)).as("cut at " + cut).isEqualTo(whole);
    }
  }

  @Test
  void aMissingFileIsBegun() {
    try (ResultsWriter writer = ResultsWriter.resume(file, HEADER)) {
      assertThat(writer.earlier()).isEmpty();
    }
    assertThat(new ResultsFile().read(new FileSource(file)).header()).isEqualTo(HEADER);
  }

  @Test
  void filesOfOtherRunsAreRefusedAndLeftAsTheyAre() throws IOException {
    requireRefused(
        new ResultsHeader("other", 3, "c0", Optional.empty()), "of suite other, not mine");
    requireRefused(new ResultsHeader("mine", 3, "c1", Optional.empty()), "mine has changed");
    requireRefused(
        new ResultsHeader("mine", 3, "c0", Optional.of("1/2")), "shard 1/2, not the whole matrix");
  }

  private void requireRefused(ResultsHeader other, String message) throws IOException {
    String content = ResultsFile.line(other) + "{\"cut";
    Files.writeString(file, content);

    assertThatThrownBy(() -> ResultsWriter.resume(file, HEADER))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(message);
    assertThat(file).hasContent(content);
  }

  @Test
  void aFileThatIsNoneOfOursIsRefusedAndLeftAsItIs() throws IOException {
    Files.writeString(file, "dear diary");

    assertThatThrownBy(() -> ResultsWriter.resume(file, HEADER)).isInstanceOf(InputException.class);
    assertThat(file).hasContent("dear diary");
  }

  @Test
  void twoBenchesCannotWriteOneFile() {
    try (ResultsWriter writer = ResultsWriter.create(file, HEADER)) {
      assertThatThrownBy(() -> ResultsWriter.resume(file, HEADER))
          .isInstanceOf(InputException.class)
          .hasMessageContaining("Another bench");
      writer.append(FIRST);
    }
  }

  private static RunResult run(int number) {
    return RunResults.none(number, RunResults.spec("tiny/chain", "anneal", number));
  }
}
