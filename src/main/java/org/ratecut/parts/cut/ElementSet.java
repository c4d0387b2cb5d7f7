package org.ratecut.parts.cut;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.ratecut.parts.Region;

/**
 * Some values of a tensor.
 *
 * <p><em>Layout.</em> A bit for each value, numbered with the last dimension running fastest: a
 * tensor has 10^5 values, and each is asked for often.
 */
final class ElementSet {

  private final List<Integer> sizes;
  private final int[] strides;
  private final BitSet bits = new BitSet();

  ElementSet(List<Integer> sizes) {
    this.sizes = List.copyOf(sizes);
    this.strides = new int[sizes.size()];
    int stride = 1;
    for (int k = strides.length - 1; k >= 0; k--) {
      strides[k] = stride;
      stride = Math.multiplyExact(stride, sizes.get(k));
    }
  }

  static ElementSet of(List<Integer> sizes, List<Region> regions) {
    ElementSet set = new ElementSet(sizes);
    regions.forEach(set::add);
    return set;
  }

  List<Integer> sizes() {
    return sizes;
  }

  /** How far apart the numbers of neighbours along a dimension are. */
  int stride(int dimension) {
    return strides[dimension];
  }

  boolean isEmpty() {
    return bits.isEmpty();
  }

  int count() {
    return bits.cardinality();
  }

  boolean contains(int number) {
    return bits.get(number);
  }

  void add(int number) {
    bits.set(number);
  }

  void add(Region region) {
    visit(region, 0, 0, (begin, end) -> bits.set(begin, end));
  }

  void addAll(ElementSet other) {
    bits.or(other.bits);
  }

  void removeAll(ElementSet other) {
    bits.andNot(other.bits);
  }

  void remove(Region region) {
    visit(region, 0, 0, (begin, end) -> bits.clear(begin, end));
  }

  ElementSet copy() {
    ElementSet copy = new ElementSet(sizes);
    copy.bits.or(bits);
    return copy;
  }

  ElementSet without(ElementSet other) {
    ElementSet rest = copy();
    rest.removeAll(other);
    return rest;
  }

  ElementSet meet(ElementSet other) {
    ElementSet both = copy();
    both.bits.and(other.bits);
    return both;
  }

  /** Those in a region. */
  ElementSet meet(Region region) {
    ElementSet part = new ElementSet(sizes);
    visit(
        region,
        0,
        0,
        (begin, end) -> {
          for (int i = bits.nextSetBit(begin); i >= 0 && i < end; i = bits.nextSetBit(i + 1)) {
            part.bits.set(i);
          }
        });
    return part;
  }

  boolean containsAll(Region region) {
    boolean[] all = {true};
    visit(region, 0, 0, (begin, end) -> all[0] &= bits.nextClearBit(begin) >= end);
    return all[0];
  }

  boolean containsAny(Region region) {
    boolean[] any = {false};
    visit(
        region,
        0,
        0,
        (begin, end) -> {
          int next = bits.nextSetBit(begin);
          any[0] |= next >= 0 && next < end;
        });
    return any[0];
  }

  /** The least region around all; empty if there are none. */
  Optional<Region> hull() {
    if (isEmpty()) {
      return Optional.empty();
    }
    int[] begin = new int[strides.length];
    int[] end = new int[strides.length];
    Arrays.fill(begin, Integer.MAX_VALUE);
    for (int i = bits.nextSetBit(0); i >= 0; i = bits.nextSetBit(i + 1)) {
      for (int k = 0; k < strides.length; k++) {
        int index = i / strides[k] % sizes.get(k);
        begin[k] = Math.min(begin[k], index);
        end[k] = Math.max(end[k], index + 1);
      }
    }
    return Optional.of(Region.between(begin, end));
  }

  /** What is done with a run of numbers. */
  private interface RunAction {
    void accept(int begin, int end);
  }

  /** Runs of a region: all of it is one as far as it has the trailing dimensions whole. */
  private void visit(Region region, int dimension, int before, RunAction action) {
    if (isRun(region, dimension)) {
      int begin = before;
      int length = 1;
      for (int k = dimension; k < strides.length; k++) {
        begin += region.begin(k) * strides[k];
        length *= region.size(k);
      }
      action.accept(begin, begin + length);
      return;
    }
    for (int i = region.begin(dimension); i < region.end(dimension); i++) {
      visit(region, dimension + 1, before + i * strides[dimension], action);
    }
  }

  /** Whether what a region has from a dimension on, its first index aside, is without gaps. */
  private boolean isRun(Region region, int dimension) {
    for (int k = dimension + 1; k < strides.length; k++) {
      if (region.size(k) != sizes.get(k) && !isSingleBefore(region, dimension, k)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isSingleBefore(Region region, int dimension, int end) {
    for (int k = dimension; k < end; k++) {
      if (region.size(k) != 1) {
        return false;
      }
    }
    return true;
  }
}
