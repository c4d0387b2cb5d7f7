package org.ratecut.io.solution;

import java.util.Comparator;
import org.ratecut.evaluation.RamWithReceived;
import org.ratecut.io.units.MemorySize;
import org.ratecut.model.Problem;

/** Says whether the RAM is enough if what devices receive has a place there too. */
public final class RamText {

  private final Problem problem;
  private final MemorySize size;

  public RamText(Problem problem) {
    this.problem = problem;
    this.size = new MemorySize(problem.network().bitsPerValue());
  }

  /**
   * A phrase that goes on after "RAM", without a full stop; it names the device that lacks most.
   */
  public String describe(RamWithReceived ram) {
    return ram.tooSmall()
        .boxed()
        .max(Comparator.comparingLong((Integer d) -> ram.needed().get(d) - ram.available().get(d)))
        .map(device -> tooSmall(ram, device))
        .orElse("enough, also with a place for what each device receives");
  }

  private String tooSmall(RamWithReceived ram, int device) {
    return "TOO SMALL on %d of %d devices once what they receive has a place too: %s needs %s and has %s"
        .formatted(
            ram.tooSmall().count(),
            ram.needed().size(),
            problem.cluster().device(device).name(),
            size.text(ram.needed().get(device)),
            size.text(ram.available().get(device)));
  }
}
