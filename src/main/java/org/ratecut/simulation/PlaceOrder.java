package org.ratecut.simulation;

import java.util.ArrayList;
import java.util.List;
import org.ratecut.pipeline.BufferPlace;

/**
 * Who had a place before, by the plan: when an operation is about to take a place for one
 * inference, these must have given up theirs.
 */
final class PlaceOrder {

  /**
   * A place that overlaps another.
   *
   * @param place that must be free first
   * @param copy of it that overlaps
   * @param lag which inference had it: at most that of the taker minus this
   */
  private record Before(int place, int copy, long lag) {}

  private final List<BufferPlace> places;

  /** By place and copy. */
  private final List<List<List<Before>>> before = new ArrayList<>();

  /**
   * Works it out.
   *
   * @param begins when the plan takes each place in inference 0, in ticks
   * @param ends when the plan frees it
   */
  PlaceOrder(List<BufferPlace> places, long period, long[] begins, long[] ends) {
    this.places = places;
    List<List<Integer>> byDevice = new ArrayList<>();
    for (int p = 0; p < places.size(); p++) {
      while (byDevice.size() <= places.get(p).device()) {
        byDevice.add(new ArrayList<>());
      }
      byDevice.get(places.get(p).device()).add(p);
    }
    for (int p = 0; p < places.size(); p++) {
      List<List<Before>> ofCopies = new ArrayList<>();
      for (long offset : places.get(p).offsets()) {
        List<Before> all = new ArrayList<>();
        for (int other : byDevice.get(places.get(p).device())) {
          long lag = Math.floorDiv(ends[other] - begins[p] + period - 1, period);
          // A place that is taken for no time waits for the inference before, not for itself.
          long past = other == p ? Math.max(1, lag) : lag;
          addOverlaps(all, offset, offset + places.get(p).size(), other, past);
        }
        ofCopies.add(all);
      }
      before.add(ofCopies);
    }
  }

  private void addOverlaps(List<Before> all, long from, long until, int other, long lag) {
    BufferPlace place = places.get(other);
    for (int copy = 0; copy < place.offsets().size(); copy++) {
      long offset = place.offsets().get(copy);
      if (offset < until && from < offset + place.size()) {
        all.add(new Before(other, copy, lag));
      }
    }
  }

  /**
   * Whether all that had a place have given it up.
   *
   * @param freed for how many inferences, from 0 on, each place has been given up
   */
  boolean isFree(int place, long inference, int[] freed, int inferences) {
    int copies = places.get(place).offsets().size();
    for (Before each : before.get(place).get((int) (inference % copies))) {
      int others = places.get(each.place).offsets().size();
      long last = Math.min(inference - each.lag, inferences - 1);
      last -= Math.floorMod(last - each.copy, others);
      if (last >= freed[each.place]) {
        return false;
      }
    }
    return true;
  }
}
