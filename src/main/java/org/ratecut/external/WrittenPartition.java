package org.ratecut.external;

import java.io.InputStream;
import org.ratecut.io.FileSource;
import org.ratecut.io.InputException;
import org.ratecut.io.Source;

/**
 * A partition that a program has left in a temporary file, under a name that still means something
 * when the file is gone.
 *
 * @param program that wrote it
 */
record WrittenPartition(String program, FileSource file) implements Source {

  @Override
  public String name() {
    return "partition of " + program;
  }

  @Override
  public boolean exists() {
    return file.exists();
  }

  @Override
  public InputStream open(long maxBytes) {
    if (!exists()) {
      throw new InputException(
          name(),
          "",
          "The program has ended well, but written no partition.",
          "Check where it writes, and what the settings say about it.");
    }
    return file.open(maxBytes);
  }

  @Override
  public Source resolve(String reference) {
    return file.resolve(reference);
  }
}
