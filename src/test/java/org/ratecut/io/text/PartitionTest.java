package org.ratecut.io.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ratecut.io.FileSource;
import org.ratecut.model.Assignment;
import org.ratecut.model.Problem;
import org.ratecut.testing.RandomProblems;

class PartitionTest {

  @TempDir Path folder;

  @Test
  void aPartitionThatWasWrittenAndReadIsTheSame() {
    Problem problem = RandomProblems.ofSize(40, 12, 1);
    Assignment assignment = RandomProblems.assignment(problem, new Random(2));
    Path file = folder.resolve("partition.txt");
    PartitionWriter.write(assignment, file);
    assertThat(new PartitionReader().read(new FileSource(file), problem)).isEqualTo(assignment);
  }

  @Test
  void aPartitionHasOneLinePerVertexAsMetisWritesIt() throws IOException {
    Path file = folder.resolve("partition.txt");
    PartitionWriter.write(Assignment.of(2, 0, 11), file);
    assertThat(Files.readString(file)).isEqualTo("2\n0\n11\n");
  }

  @Test
  void numbersMayBeSeparatedByAnyWhiteSpace() throws IOException {
    Path file = folder.resolve("partition.txt");
    Files.writeString(file, "\n0\t1 1\n\n\r\n  2   0");
    assertThat(new PartitionReader().read(new FileSource(file), RandomProblems.ofSize(5, 3, 1)))
        .isEqualTo(Assignment.of(0, 1, 1, 2, 0));
  }
}
