package org.ratecut.io.models.assembly;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.ratecut.io.models.tensor.ElementType;
import org.ratecut.layers.Activations;
import org.ratecut.layers.CostOverrides;
import org.ratecut.layers.LayerCounts;
import org.ratecut.layers.LayerDescription;
import org.ratecut.layers.NetworkDescription;
import org.ratecut.layers.NumberSizes;
import org.ratecut.layers.ParameterStorage;
import org.ratecut.layers.operation.Computation;
import org.ratecut.layers.tiling.Tile;

/**
 * Writes finished drafts as the layers of a network. A value of the network is as large as divides
 * the size of every number in it, so that all are whole numbers of values: 32 bits where all are
 * 32-bit floats, 8 bits where weights have 8 and biases 32.
 */
final class LayerWriter {

  private final List<LayerDraft> drafts;
  private final int samples;
  private final int bitsPerValue;
  private final int bitsPerBias;

  LayerWriter(List<LayerDraft> drafts, int samples) {
    this.drafts = drafts;
    this.samples = samples;
    this.bitsPerValue =
        computing()
            .flatMap(LayerWriter::bits)
            .map(BigInteger::valueOf)
            .reduce(BigInteger::gcd)
            .map(BigInteger::intValueExact)
            .orElse(Byte.SIZE);
    this.bitsPerBias =
        computing()
            .flatMap(draft -> draft.types().bias().stream())
            .map(ElementType::bits)
            .findFirst()
            .orElse(bitsPerValue);
  }

  private Stream<LayerDraft> computing() {
    return drafts.stream().filter(LayerDraft::computes);
  }

  private static Stream<Long> bits(LayerDraft draft) {
    return Stream.concat(
        Stream.of((long) draft.bitsOfValue()),
        Stream.of(draft.types().weight(), draft.types().bias())
            .flatMap(Optional::stream)
            .map(type -> (long) type.bits()));
  }

  NetworkDescription write(String name) {
    return new NetworkDescription(
        name,
        bitsPerValue,
        Tile.SINGLE,
        1,
        ParameterStorage.inRam(bitsPerBias),
        Activations.ALL,
        drafts.stream().map(this::layer).toList());
  }

  /** The multiply-accumulates of an inference. */
  long macs(NetworkDescription network) {
    return Math.multiplyExact(LayerCounts.total(network).macs(), (long) samples);
  }

  private LayerDescription layer(LayerDraft draft) {
    String[] inputs =
        draft.inputs().stream()
            .map(input -> drafts.get(input.layer()).name())
            .toArray(String[]::new);
    LayerDescription inner = LayerDescription.of(draft.name(), draft.operation()).from(inputs);
    LayerDescription plain = draft.isOutput() ? inner.asOutput() : inner;
    LayerDescription layer =
        draft.heldNext().isPresent()
            ? plain.withFeedback(drafts.get(draft.heldNext().getAsInt()).name())
            : plain;
    if (!(draft.operation() instanceof Computation computation)) {
      return layer;
    }
    LayerDescription counted = withFoldedFlop(layer, draft, computation);
    NumberSizes sizes = sizes(draft);
    return sizes.equals(new NumberSizes(1, 1, bitsPerBias / bitsPerValue))
        ? counted
        : counted.withSizes(sizes);
  }

  private LayerDescription withFoldedFlop(
      LayerDescription layer, LayerDraft draft, Computation computation) {
    if (draft.foldedFlop() == 0 && samples == 1) {
      return layer;
    }
    long folded = Math.multiplyExact(draft.foldedFlop(), (long) draft.shape().channels());
    long own = computation.costs(draft.inputShapes()).computation();
    return layer.withCosts(
        CostOverrides.NONE.withComputation(
            Math.multiplyExact(Math.addExact(own, folded), (long) samples)));
  }

  private NumberSizes sizes(LayerDraft draft) {
    return new NumberSizes(
        Math.multiplyExact((long) draft.bitsOfValue() / bitsPerValue, (long) samples),
        draft.types().weight().map(ElementType::bits).orElse(bitsPerValue) / bitsPerValue,
        draft.types().bias().map(ElementType::bits).orElse(bitsPerBias) / bitsPerValue);
  }
}
