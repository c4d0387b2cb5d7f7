package org.ratecut.bench.run;

import java.nio.file.Path;
import org.ratecut.bench.AnswerReader;
import org.ratecut.bench.RunAnswer;
import org.ratecut.io.FileSource;
import org.ratecut.io.json.JsonFormat;

/** Reads what {@code solve --json} prints. */
final class AnswerFile {

  private final JsonFormat format = new JsonFormat("solution");

  /**
   * Reads a solution.
   *
   * @throws org.ratecut.io.InputException if the file is none
   */
  RunAnswer read(Path file) {
    return AnswerReader.read(format.read(new FileSource(file)), "inferenceRate");
  }
}
