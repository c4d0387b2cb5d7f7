package org.ratecut.parts.litert;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ratecut.io.models.litert.LiteRtTypes;
import org.ratecut.parts.Region;
import org.ratecut.parts.graph.FlatIndices;
import org.tensorflow.lite.schema.QuantizationParametersT;
import org.tensorflow.lite.schema.TensorT;

/** Regions of the constants of a model, each stored once in a part. */
final class ConstantSlices {

  private record Key(int tensor, Region region) {}

  private final StoredGraph model;
  private final PartFile part;
  private final Map<Key, Integer> numbers = new HashMap<>();
  private long weightBytes;

  ConstantSlices(StoredGraph model, PartFile part) {
    this.model = model;
    this.part = part;
  }

  /** The bytes of all that were asked for as weights. */
  long weightBytes() {
    return weightBytes;
  }

  /** The number in the part of all of a constant. */
  int whole(int tensor, boolean isWeight) {
    List<Integer> sizes = model.sizes(tensor);
    Key key = new Key(tensor, sizes.contains(0) ? null : Region.whole(sizes));
    return numbers.computeIfAbsent(key, each -> add(tensor, isWeight));
  }

  private int add(int tensor, boolean isWeight) {
    TensorT stored = model.tensors().get(tensor);
    ByteBuffer data = model.data(tensor);
    byte[] bytes = new byte[data.remaining()];
    data.get(bytes);
    weightBytes += isWeight ? bytes.length : 0;
    int number =
        part.addConstant(
            stored.getName(), stored.getType(), stored.getShape(), stored.getQuantization(), bytes);
    part.tensors().get(number).setSparsity(stored.getSparsity());
    return number;
  }

  /** The number in the part of a region of a constant. */
  int region(int tensor, Region region, boolean isWeight) {
    if (region.equals(Region.whole(model.sizes(tensor)))) {
      return whole(tensor, isWeight);
    }
    return numbers.computeIfAbsent(new Key(tensor, region), each -> add(tensor, region, isWeight));
  }

  private int add(int tensor, Region region, boolean isWeight) {
    TensorT stored = model.tensors().get(tensor);
    int bytesPerValue = LiteRtTypes.find(stored.getType()).orElseThrow().bits() / Byte.SIZE;
    ByteBuffer data = model.data(tensor);
    int start = data.position();
    byte[] bytes =
        new byte[Math.toIntExact(Math.multiplyExact(region.count(), (long) bytesPerValue))];
    int[] next = {0};
    new FlatIndices(model.sizes(tensor), region)
        .forEach(
            flat -> {
              data.position(Math.toIntExact(start + flat * bytesPerValue));
              data.get(bytes, next[0], bytesPerValue);
              next[0] += bytesPerValue;
            });
    weightBytes += isWeight ? bytes.length : 0;
    return part.addConstant(
        "%s %s".formatted(stored.getName(), region),
        stored.getType(),
        region.size().stream().mapToInt(Integer::intValue).toArray(),
        quantization(stored.getQuantization(), region),
        bytes);
  }

  /** The quantization of a region, of those of its channels where they differ. */
  static QuantizationParametersT quantization(QuantizationParametersT all, Region region) {
    if (all == null || all.getScale() == null || all.getScale().length <= 1) {
      return all;
    }
    int begin = region.begin(all.getQuantizedDimension());
    int end = region.end(all.getQuantizedDimension());
    QuantizationParametersT some = new QuantizationParametersT();
    some.setScale(Arrays.copyOfRange(all.getScale(), begin, end));
    some.setZeroPoint(
        all.getZeroPoint() == null || all.getZeroPoint().length <= 1
            ? all.getZeroPoint()
            : Arrays.copyOfRange(all.getZeroPoint(), begin, end));
    some.setQuantizedDimension(all.getQuantizedDimension());
    return some;
  }
}
