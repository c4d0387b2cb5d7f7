package org.ratecut.bench.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ratecut.bench.ResultsFile;
import org.ratecut.bench.ResultsHeader;
import org.ratecut.bench.RunResult;
import org.ratecut.bench.RunResults;
import org.ratecut.io.FileSource;
import org.ratecut.io.InputException;

class MergedResultsTest {

  @TempDir private Path folder;

  @Test
  void runsComeInTheOrderOfTheMatrixUnderOneHeader() throws IOException {
    FileSource first = file("a", header("1/2"), 3, 0);
    FileSource second = file("b", header("2/2"), 2, 1);
    Path target = folder.resolve("all");

    MergedResults merged = MergedResults.of(List.of(second, first));
    merged.write(target);

    assertThat(merged.missing()).isEmpty();
    assertThat(new ResultsFile().read(new FileSource(target)).runs())
        .extracting(RunResult::run)
        .containsExactly(0, 1, 2, 3);
    assertThat(Files.readString(target)).startsWith(ResultsFile.line(header(null)));
  }

  @Test
  void whatIsMissingIsNamed() throws IOException {
    assertThat(MergedResults.of(List.of(file("a", header("1/2"), 3, 0))).missing())
        .containsExactly(1, 2);
  }

  @Test
  void aRunInTwoFilesIsRefused() throws IOException {
    FileSource first = file("a", header("1/2"), 3, 0);
    FileSource second = file("b", header("2/2"), 2, 3);

    assertThatThrownBy(() -> MergedResults.of(List.of(first, second)))
        .isInstanceOf(InputException.class)
        .hasMessageContainingAll("Run 3 (tiny/chain with anneal, seed 3)", first.name());
  }

  @Test
  void resultsOfAnotherMatrixAreRefused() throws IOException {
    FileSource first = file("a", header("1/2"), 0);
    FileSource other = file("b", new ResultsHeader("mine", 4, "c1", Optional.of("2/2")), 1);

    assertThatThrownBy(() -> MergedResults.of(List.of(first, other)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("another matrix");
  }

  private static ResultsHeader header(String shard) {
    return new ResultsHeader("mine", 4, "c0", Optional.ofNullable(shard));
  }

  private FileSource file(String name, ResultsHeader header, int... runs) throws IOException {
    StringBuilder text = new StringBuilder(ResultsFile.line(header));
    for (int run : runs) {
      text.append(
          ResultsFile.line(RunResults.none(run, RunResults.spec("tiny/chain", "anneal", run))));
    }
    return new FileSource(Files.writeString(folder.resolve(name), text));
  }
}
