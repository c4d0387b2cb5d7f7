package org.ratecut.parts.cut;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.ratecut.parts.graph.LiveTensor;

/**
 * Where tensors are in the memory that a stage needs while it runs: those that are there at the
 * same time have places apart. Larger ones come first, each in the lowest gap that is wide enough
 * (greedy by size; Pisarchyk and Lee, "Efficient memory management for deep neural net inference",
 * 2020), as the runtimes for microcontrollers do it.
 *
 * @param bytes that all together take
 * @param places in the order of the tensors
 */
public record ArenaLayout(long bytes, List<Place> places) {

  /** Runtimes begin tensors at multiples of so many bytes. */
  private static final int ALIGNMENT = 16;

  /** A tensor at an offset, in bytes. */
  public record Place(LiveTensor tensor, long offset) {

    long end() {
      return offset + tensor.bytes();
    }

    private boolean meets(LiveTensor other) {
      return tensor.first() <= other.last() && other.first() <= tensor.last();
    }
  }

  /** Makes the list immutable. */
  public ArenaLayout {
    places = List.copyOf(places);
  }

  /** Places tensors. */
  public static ArenaLayout of(List<LiveTensor> tensors) {
    List<LiveTensor> order = new ArrayList<>(tensors);
    order.sort(Comparator.comparingLong(LiveTensor::bytes).reversed());
    List<Place> placed = new ArrayList<>();
    for (LiveTensor tensor : order) {
      placed.add(new Place(tensor, lowest(tensor, placed)));
    }
    long end = placed.stream().mapToLong(Place::end).max().orElse(0);
    placed.sort(Comparator.comparingInt(place -> tensors.indexOf(place.tensor())));
    return new ArenaLayout(end, placed);
  }

  private static long lowest(LiveTensor tensor, List<Place> placed) {
    List<Place> near = new ArrayList<>(placed);
    near.removeIf(place -> !place.meets(tensor));
    near.sort(Comparator.comparingLong(Place::offset));
    long offset = 0;
    for (Place place : near) {
      if (place.offset() >= offset + tensor.bytes()) {
        break;
      }
      offset = Math.max(offset, aligned(place.end()));
    }
    return offset;
  }

  private static long aligned(long bytes) {
    return (bytes + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
  }
}
