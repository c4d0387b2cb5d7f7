package org.ratecut.parts.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ratecut.parts.Manifest;
import org.ratecut.parts.PartOutput;
import org.ratecut.parts.PartTensor;
import org.ratecut.parts.tensor.TensorAssembly;
import org.ratecut.parts.tensor.TensorValues;

/** Puts the outputs of the network together of the pieces that devices hand over. */
public final class Answers {

  /** The outputs of one inference. */
  private static final class Inference {
    private final List<TensorAssembly> outputs = new ArrayList<>();
    private int missing;
  }

  private final Manifest manifest;
  private final Map<Long, Inference> inferences = new HashMap<>();

  /** Answers to inferences, in any order. */
  public Answers(Manifest manifest) {
    this.manifest = manifest;
  }

  /** Adds a piece, and returns all outputs of the inference if nothing of them is missing. */
  public synchronized Optional<List<TensorValues>> add(
      int output, int piece, long number, TensorValues values) {
    Inference inference = inferences.computeIfAbsent(number, each -> empty());
    inference
        .outputs
        .get(output)
        .paste(values, manifest.outputs().get(output).pieces().get(piece).region());
    inference.missing--;
    if (inference.missing > 0) {
      return Optional.empty();
    }
    inferences.remove(number);
    return Optional.of(inference.outputs.stream().map(TensorAssembly::finish).toList());
  }

  private Inference empty() {
    Inference inference = new Inference();
    for (PartOutput output : manifest.outputs()) {
      PartTensor tensor = manifest.tensor(output.tensor());
      inference.outputs.add(new TensorAssembly(tensor.type(), tensor.sizes()));
      inference.missing += output.pieces().size();
    }
    return inference;
  }
}
