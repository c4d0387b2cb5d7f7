package org.ratecut.io.models.assembly;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ratecut.io.models.tensor.Constant;
import org.ratecut.io.models.tensor.Dimensions;
import org.ratecut.io.models.tensor.ElementType;

/**
 * Counts the stored numbers that operators use as parameters, each stored tensor once. What is
 * computed from the sizes of tensors is stored nowhere.
 */
final class ParameterCount {

  private final Map<String, Long> trained = new LinkedHashMap<>();
  private final Map<String, ElementType> types = new LinkedHashMap<>();
  private final Map<String, Long> running = new LinkedHashMap<>();

  void addTrained(Constant constant) {
    add(trained, constant);
    constant.sources().forEach(source -> types.putIfAbsent(source.name(), constant.type()));
  }

  /** The stored tensors that were trained, each as a list of its numbers. */
  List<Constant> trainedConstants() {
    return types.entrySet().stream()
        .map(
            each ->
                Constant.ofSize(
                    each.getKey(),
                    Dimensions.ofLongs(List.of(trained.get(each.getKey()))),
                    each.getValue()))
        .toList();
  }

  /** A mean or variance that normalisation measured in training. */
  void addRunning(Constant constant) {
    add(running, constant);
  }

  private static void add(Map<String, Long> counts, Constant constant) {
    constant.sources().forEach(source -> counts.putIfAbsent(source.name(), source.count()));
  }

  long trained() {
    return sum(trained);
  }

  long running() {
    return sum(running);
  }

  private static long sum(Map<String, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).reduce(0, Math::addExact);
  }
}
