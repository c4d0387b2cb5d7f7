package org.ratecut.parts.litert;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ratecut.io.models.litert.LiteRtTypes;
import org.ratecut.parts.graph.LiveTensor;
import org.tensorflow.lite.schema.OperatorT;
import org.tensorflow.lite.schema.TensorT;

/** From when to when the tensors of a part are there while it is run. */
final class LiveTensors {

  private static final int NEVER = -1;

  private final PartFile part;
  private final int[] first;
  private final int[] last;

  LiveTensors(PartFile part, int[] inputs, int[] outputs) {
    this.part = part;
    this.first = new int[part.tensors().size()];
    this.last = new int[part.tensors().size()];
    Arrays.fill(first, NEVER);
    for (int input : inputs) {
      first[input] = 0;
    }
    for (int i = 0; i < part.operators().size(); i++) {
      OperatorT operator = part.operators().get(i);
      for (int read : operator.getInputs()) {
        if (read >= 0) {
          last[read] = i;
        }
      }
      for (int written : operator.getOutputs()) {
        first[written] = i;
        last[written] = i;
      }
    }
    for (int output : outputs) {
      last[output] = Math.max(0, part.operators().size() - 1);
    }
  }

  List<LiveTensor> all() {
    List<LiveTensor> all = new ArrayList<>();
    for (int i = 0; i < first.length; i++) {
      if (first[i] != NEVER && !part.isConstant(i)) {
        all.add(new LiveTensor(part.tensors().get(i).getName(), bytes(i), first[i], last[i]));
      }
    }
    return all;
  }

  private long bytes(int number) {
    TensorT tensor = part.tensors().get(number);
    long values = 1;
    for (int size : tensor.getShape()) {
      values *= size;
    }
    return values * LiteRtTypes.find(tensor.getType()).orElseThrow().bits() / Byte.SIZE;
  }
}
