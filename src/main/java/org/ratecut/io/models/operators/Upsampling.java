package org.ratecut.io.models.operators;

import java.util.List;
import java.util.Optional;
import org.ratecut.io.models.assembly.Assembly;
import org.ratecut.io.models.assembly.Node;
import org.ratecut.io.models.assembly.ParameterTypes;
import org.ratecut.io.models.tensor.Activation;
import org.ratecut.io.models.tensor.Arranged;
import org.ratecut.io.models.tensor.Constant;
import org.ratecut.layers.operation.Operation;
import org.ratecut.layers.operation.window.TransposedConvolution;
import org.ratecut.layers.operation.window.Window;

/** Transposed convolutions, which enlarge one or two spatial dimensions. */
public final class Upsampling {

  private final Assembly assembly;
  private final Spatial spatial;

  public Upsampling(Assembly assembly, Spatial spatial) {
    this.assembly = assembly;
    this.spatial = spatial;
  }

  /**
   * A transposed convolution.
   *
   * @param sides one for each spatial dimension
   * @param channels of the output
   * @param groups parts into which the channels fall
   */
  public Activation convolve(
      Node node,
      Activation tensor,
      List<TransposedSide> sides,
      int channels,
      int groups,
      Constant weights,
      Optional<Constant> biases) {
    ParameterTypes types = assembly.use(weights, biases);
    Arranged input = spatial.arrange(node, tensor, sides.size());
    TransposedSide columns = sides.get(sides.size() - 1);
    TransposedSide rows = sides.size() == 1 ? TransposedSide.NONE : sides.get(0);
    Operation operation =
        node.locate(
            () ->
                new TransposedConvolution(
                    window(rows, columns),
                    rows.more(),
                    columns.more(),
                    channels,
                    groups,
                    biases.isPresent()));
    return spatial.produce(node, operation, input, tensor, types);
  }

  private static Window window(TransposedSide rows, TransposedSide columns) {
    return Window.of(rows.kernel(), columns.kernel())
        .withStride(rows.stride(), columns.stride())
        .withDilation(rows.dilation(), columns.dilation())
        .withPadding(TransposedSide.around(rows, columns));
  }
}
