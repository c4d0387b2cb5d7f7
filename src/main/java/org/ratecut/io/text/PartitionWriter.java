package org.ratecut.io.text;

import java.nio.file.Path;
import org.ratecut.io.AtomicFile;
import org.ratecut.model.Assignment;

/** Writes partitions in the plain form: one line with a device number for each vertex. */
public final class PartitionWriter {

  private PartitionWriter() {}

  /**
   * Writes an assignment.
   *
   * @throws org.ratecut.io.OutputException if the file cannot be written
   */
  public static void write(Assignment assignment, Path target) {
    AtomicFile.write(
        target,
        out -> {
          for (int device : assignment.toArray()) {
            out.write(Integer.toString(device));
            out.write('\n');
          }
        });
  }
}
