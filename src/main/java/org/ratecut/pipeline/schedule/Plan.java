package org.ratecut.pipeline.schedule;

import java.util.List;
import java.util.stream.IntStream;
import org.ratecut.pipeline.BufferPlace;
import org.ratecut.pipeline.Schedule;
import org.ratecut.pipeline.memory.BufferLayout;

/**
 * A schedule with the RAM that it needs.
 *
 * @param ramAtFullest of each device, in values, with what is always there
 * @param ramAvailable of each device, in values
 * @param layouts of each device
 */
public record Plan(
    Schedule schedule,
    List<Long> ramAtFullest,
    List<Long> ramAvailable,
    List<BufferLayout> layouts) {

  /** Makes the lists immutable. */
  public Plan {
    ramAtFullest = List.copyOf(ramAtFullest);
    ramAvailable = List.copyOf(ramAvailable);
    layouts = List.copyOf(layouts);
  }

  /** Whether a device has room for its layout. */
  public boolean fits(int device) {
    return layouts.get(device).size() <= ramAvailable.get(device);
  }

  /** Whether each device has room for its layout. */
  public boolean fits() {
    return tooSmall().findAny().isEmpty();
  }

  /** The devices that have no room for their layout. */
  public IntStream tooSmall() {
    return IntStream.range(0, ramAvailable.size()).filter(device -> !fits(device));
  }

  /** Where everything is that comes and goes in RAM. */
  public List<BufferPlace> places() {
    return layouts.stream().flatMap(layout -> layout.places().stream()).toList();
  }
}
