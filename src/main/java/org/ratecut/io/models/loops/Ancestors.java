package org.ratecut.io.models.loops;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which tensors of a graph others follow from.
 *
 * @param <T> what a format calls a tensor
 */
public final class Ancestors<T> {

  private final Map<T, List<T>> inputsOf = new HashMap<>();

  /** Adds an operator. */
  public void add(Collection<T> outputs, Collection<T> inputs) {
    List<T> read = List.copyOf(inputs);
    outputs.forEach(output -> inputsOf.putIfAbsent(output, read));
  }

  /** All tensors that some follow from, and these themselves. */
  public Set<T> of(Collection<T> targets) {
    Set<T> found = new LinkedHashSet<>(targets);
    Deque<T> open = new ArrayDeque<>(targets);
    while (!open.isEmpty()) {
      for (T input : inputsOf.getOrDefault(open.remove(), List.of())) {
        if (found.add(input)) {
          open.add(input);
        }
      }
    }
    return found;
  }
}
