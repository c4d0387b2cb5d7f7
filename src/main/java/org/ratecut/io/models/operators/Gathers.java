package org.ratecut.io.models.operators;

import java.util.ArrayList;
import java.util.List;
import org.ratecut.io.models.assembly.Assembly;
import org.ratecut.io.models.assembly.Node;
import org.ratecut.io.models.assembly.Output;
import org.ratecut.io.models.assembly.ParameterTypes;
import org.ratecut.io.models.tensor.Activation;
import org.ratecut.io.models.tensor.Arranged;
import org.ratecut.io.models.tensor.Constant;
import org.ratecut.io.models.tensor.Dimensions;
import org.ratecut.io.models.tensor.Positions;
import org.ratecut.io.models.tensor.Role;
import org.ratecut.io.models.tensor.Roles;
import org.ratecut.layers.operation.whole.Embedding;

/** Operators that take numbered parts of a tensor. */
public final class Gathers {

  /** Runs of indices that are joined; more would be as many layers. */
  private static final int MAX_RUNS = 256;

  private final Assembly assembly;
  private final Joins joins;

  public Gathers(Assembly assembly, Joins joins) {
    this.assembly = assembly;
    this.joins = joins;
  }

  /** Some indices that follow each other. */
  private record Run(int start, int count, int step) {}

  /**
   * Given indices of a dimension, in their order.
   *
   * @param indices negative ones count from the end
   * @param shape the sizes of the indices, which the dimension gets
   */
  public Activation gather(
      Node node, Activation tensor, int axis, List<Long> indices, Dimensions shape) {
    List<Run> runs = runs(node, indices, tensor.size(axis));
    List<Activation> parts = new ArrayList<>();
    for (Run run : runs) {
      parts.add(node.locate(() -> tensor.sliced(axis, run.start(), run.count(), run.step())));
    }
    Activation all = joins.concatenate(node, parts, axis);
    List<Integer> sizes = new ArrayList<>(all.dimensions().sizes());
    sizes.remove(axis);
    sizes.addAll(axis, shape.sizes());
    return assembly.reshape(node, all, node.locate(() -> new Dimensions(sizes)));
  }

  private static List<Run> runs(Node node, List<Long> indices, int size) {
    List<Run> runs = new ArrayList<>();
    for (long index : indices) {
      long place = index < 0 ? index + size : index;
      if (place < 0 || place >= size) {
        throw node.fail("It takes number %d of %d.".formatted(index, size), "Correct the model.");
      }
      extend(runs, (int) place);
    }
    if (runs.isEmpty() || runs.size() > MAX_RUNS) {
      throw node.unsupported("It gathers %d indices in no order.".formatted(indices.size()));
    }
    return runs;
  }

  private static void extend(List<Run> runs, int place) {
    if (!runs.isEmpty()) {
      Run last = runs.get(runs.size() - 1);
      int step = place - last.start();
      if (last.count() == 1 && step != 0) {
        runs.set(runs.size() - 1, new Run(last.start(), 2, step));
        return;
      }
      if (last.count() > 1 && place == last.start() + (long) last.count() * last.step()) {
        runs.set(runs.size() - 1, new Run(last.start(), last.count() + 1, last.step()));
        return;
      }
    }
    runs.add(new Run(place, 1, 1));
  }

  /**
   * The rows of a table whose numbers the network computes or is given.
   *
   * @param axis must be the first dimension that is not 1
   */
  public Activation lookUp(Node node, Constant table, int axis, Activation indices) {
    Dimensions sizes = table.dimensions();
    Dimensions before = new Dimensions(sizes.sizes().subList(0, axis));
    Dimensions row = new Dimensions(sizes.sizes().subList(axis + 1, sizes.rank()));
    long channels = node.locate(row::count);
    if (before.count() != 1 || channels < 1 || channels > Integer.MAX_VALUE) {
      throw node.unsupported("It takes parts of %s by numbers that are computed.".formatted(sizes));
    }
    ParameterTypes types = assembly.use(table);
    Roles positions = Positions.roles(indices, List.of());
    Arranged input = assembly.arrange(node, indices, positions);
    Embedding embedding = node.locate(() -> new Embedding(sizes.size(axis), (int) channels));
    List<Integer> target = new ArrayList<>(before.sizes());
    List<Role> roles = new ArrayList<>();
    before.sizes().forEach(one -> roles.add(Role.NONE));
    target.addAll(indices.dimensions().sizes());
    roles.addAll(positions.ofDimension());
    target.addAll(row.sizes());
    row.sizes().forEach(size -> roles.add(Role.CHANNELS));
    Output output =
        new Output(
            node.locate(() -> new Dimensions(target)), new Roles(roles), table.type(), types);
    return assembly.produce(node, embedding, List.of(input), output);
  }
}
