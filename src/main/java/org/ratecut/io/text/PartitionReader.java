package org.ratecut.io.text;

import org.ratecut.io.Source;
import org.ratecut.model.Assignment;
import org.ratecut.model.Problem;

/**
 * Reads partitions in the widespread plain form, which METIS writes too: one device number for each
 * vertex, in vertex order, separated by any white space.
 */
public final class PartitionReader {

  private static final long MAX_BYTES = 1L << 32;

  private static final String ADVICE =
      "A partition has one device number per vertex, in vertex order, from 0, separated by white"
          + " space; check that it belongs to this problem.";

  /**
   * Reads an assignment for a problem; it may be invalid, but it has an existing device for each
   * vertex.
   *
   * @throws org.ratecut.io.InputException if the source cannot be read, has not exactly one number
   *     for each vertex of the problem, or a number that is not of a device
   */
  public Assignment read(Source source, Problem problem) {
    try (TokenReader in = TokenReader.open(source, MAX_BYTES, ADVICE)) {
      int[] devices = new int[problem.vertexCount()];
      int last = problem.deviceCount() - 1;
      for (int v = 0; v < devices.length; v++) {
        if (in.atEnd()) {
          throw in.fault(
              "The file ends after %d numbers; the network has %d vertices."
                  .formatted(v, devices.length));
        }
        devices[v] = in.nextInt("the device of vertex " + v, 0, last);
      }
      if (!in.atEnd()) {
        throw in.fault(
            "There is more after %d numbers; the network has no more vertices."
                .formatted(devices.length));
      }
      return Assignment.of(devices);
    }
  }
}
