package org.ratecut.parts.litert;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ratecut.parts.Region;
import org.ratecut.parts.graph.Cut;
import org.ratecut.parts.graph.ElementWiseCut;
import org.ratecut.parts.graph.GridCut;
import org.ratecut.parts.graph.PadCut;
import org.tensorflow.lite.schema.BuiltinOperator;
import org.tensorflow.lite.schema.BuiltinOptions;
import org.tensorflow.lite.schema.BuiltinOptionsUnion;
import org.tensorflow.lite.schema.OperatorT;
import org.tensorflow.lite.schema.ReshapeOptionsT;

/**
 * Writes operators that compute a part of what they compute in the model. One that computes all of
 * it is written as it is there.
 */
final class OperatorWriter {

  private final StoredGraph model;
  private final PartFile part;
  private final ConstantSlices constants;
  private final WindowWriter windows;

  OperatorWriter(StoredGraph model, PartFile part, ConstantSlices constants) {
    this.model = model;
    this.part = part;
    this.constants = constants;
    this.windows = new WindowWriter(part);
  }

  /**
   * A tensor of the part that holds a region of one of the model.
   *
   * @param tensor its number in the part
   */
  record Part(int tensor, Region region) {

    /** In place of a constant, or of an input that is not needed. */
    static final Part NONE = new Part(-1, new Region(List.of(), List.of()));

    boolean isPresent() {
      return tensor >= 0;
    }
  }

  /**
   * What is to be computed.
   *
   * @param operator its number in the model
   */
  record Call(int operator, Cut cut, List<Part> inputs, List<Part> outputs) {

    Region output() {
      return outputs.get(0).region();
    }
  }

  void write(Call call) {
    OperatorT stored = model.operators().get(call.operator());
    OperatorKind kind = OperatorKind.of(model.code(call.operator()));
    if (isWhole(call, stored)) {
      write(call, wholeInputs(call, stored, kind), stored.getBuiltinOptions());
      return;
    }
    switch (kind) {
      case CONVOLUTION, DEPTHWISE, POOLING, DENSE -> writeGrid(call, stored, kind);
      case RESHAPE -> writeReshape(call);
      case PAD -> writePad(call, stored);
      default -> write(call, inputs(call, stored, kind), stored.getBuiltinOptions());
    }
  }

  private boolean isWhole(Call call, OperatorT stored) {
    for (int i = 0; i < stored.getOutputs().length; i++) {
      if (!isWhole(call.outputs().get(i), stored.getOutputs()[i])) {
        return false;
      }
    }
    for (int i = 0; i < stored.getInputs().length; i++) {
      int tensor = stored.getInputs()[i];
      boolean computed = tensor >= 0 && !model.isConstant(tensor);
      if (computed && !isWhole(call.inputs().get(i), tensor)) {
        return false;
      }
    }
    return true;
  }

  private boolean isWhole(Part some, int tensor) {
    return some.isPresent() && some.region().equals(Region.whole(model.sizes(tensor)));
  }

  private void write(Call call, int[] inputs, BuiltinOptionsUnion options) {
    OperatorT stored = model.operators().get(call.operator());
    OperatorT operator =
        part.addOperator(model.codes().get((int) stored.getOpcodeIndex()), options);
    if (stored.getCustomOptions().length > 0) {
      operator.setCustomOptions(stored.getCustomOptions());
      operator.setCustomOptionsFormat(stored.getCustomOptionsFormat());
    }
    operator.setInputs(inputs);
    operator.setOutputs(call.outputs().stream().mapToInt(Part::tensor).toArray());
  }

  private int[] wholeInputs(Call call, OperatorT stored, OperatorKind kind) {
    int[] inputs = new int[stored.getInputs().length];
    for (int i = 0; i < inputs.length; i++) {
      int tensor = stored.getInputs()[i];
      inputs[i] =
          tensor >= 0 && model.isConstant(tensor)
              ? constants.whole(tensor, isWeight(call, kind))
              : call.inputs().get(i).tensor();
    }
    return inputs;
  }

  /** Constants of other operators say sizes and places. */
  private boolean isWeight(Call call, OperatorKind kind) {
    return kind != OperatorKind.REDUCTION && !OperatorKind.moves(model.code(call.operator()));
  }

  /** With the parts of constants that belong to the output. */
  private int[] inputs(Call call, OperatorT stored, OperatorKind kind) {
    List<Integer> inputs = new ArrayList<>();
    List<Optional<Region>> reads = call.cut().reads(call.output());
    for (int i = 0; i < stored.getInputs().length; i++) {
      int tensor = stored.getInputs()[i];
      if (tensor >= 0 && model.isConstant(tensor)) {
        constant(call, kind, tensor, reads.get(i)).ifPresent(inputs::add);
      } else if (call.inputs().get(i).isPresent() || kind != OperatorKind.CONCATENATION) {
        inputs.add(call.inputs().get(i).tensor());
      }
    }
    return inputs.stream().mapToInt(Integer::intValue).toArray();
  }

  private Optional<Integer> constant(
      Call call, OperatorKind kind, int tensor, Optional<Region> read) {
    return switch (kind) {
      case ELEMENT_WISE -> {
        Region region = ElementWiseCut.stretched(model.sizes(tensor), call.output());
        yield Optional.of(constants.region(tensor, region, true));
      }
      case CONCATENATION -> read.map(region -> constants.region(tensor, region, false));
      default -> Optional.of(constants.whole(tensor, isWeight(call, kind)));
    };
  }

  /** Weights and biases of the channels or neurons of the output. */
  private void writeGrid(Call call, OperatorT stored, OperatorKind kind) {
    GridCut cut = (GridCut) call.cut();
    int[] inputs = new int[stored.getInputs().length];
    inputs[0] =
        kind == OperatorKind.CONVOLUTION || kind == OperatorKind.DEPTHWISE
            ? windows.padded(call.inputs().get(0), cut, call.output())
            : call.inputs().get(0).tensor();
    for (int i = 1; i < inputs.length; i++) {
      int tensor = stored.getInputs()[i];
      inputs[i] =
          tensor < 0 ? tensor : constants.region(tensor, weights(tensor, i, kind, call), true);
    }
    write(call, inputs, windows.options(stored.getBuiltinOptions(), call));
  }

  private Region weights(int tensor, int input, OperatorKind kind, Call call) {
    int channels = ((GridCut) call.cut()).weightDimension().orElseThrow();
    List<Integer> sizes = model.sizes(tensor);
    boolean last = input > 1 || kind == OperatorKind.DEPTHWISE;
    return Region.whole(sizes)
        .with(
            last ? sizes.size() - 1 : 0,
            call.output().begin(channels),
            call.output().end(channels));
  }

  private void writeReshape(Call call) {
    int[] sizes = array(call.output().size());
    ReshapeOptionsT options = new ReshapeOptionsT();
    options.setNewShape(sizes);
    OperatorT operator =
        part.addOperator(
            BuiltinOperator.RESHAPE,
            1,
            StageWriter.options(BuiltinOptions.ReshapeOptions, options));
    int to = call.outputs().get(0).tensor();
    operator.setInputs(
        new int[] {
          call.inputs().get(0).tensor(),
          part.addNumbers(
              part.tensors().get(to).getName() + ", shape", new int[] {sizes.length}, sizes)
        });
    operator.setOutputs(new int[] {to});
  }

  private void writePad(Call call, OperatorT stored) {
    PadCut cut = (PadCut) call.cut();
    int rank = cut.input().size();
    int[] paddings = new int[2 * rank];
    for (int k = 0; k < rank; k++) {
      paddings[2 * k] = cut.before(call.output(), k);
      paddings[2 * k + 1] = cut.after(call.output(), k);
    }
    int to = call.outputs().get(0).tensor();
    int[] inputs = new int[stored.getInputs().length];
    inputs[0] = call.inputs().get(0).tensor();
    inputs[1] =
        part.addNumbers(
            part.tensors().get(to).getName() + ", paddings", new int[] {rank, 2}, paddings);
    for (int i = 2; i < inputs.length; i++) {
      inputs[i] = constants.whole(stored.getInputs()[i], false);
    }
    write(call, inputs, stored.getBuiltinOptions());
  }

  private static int[] array(List<Integer> numbers) {
    return numbers.stream().mapToInt(Integer::intValue).toArray();
  }
}
