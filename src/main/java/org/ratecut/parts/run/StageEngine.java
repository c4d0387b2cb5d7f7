package org.ratecut.parts.run;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.ratecut.io.InputException;
import org.ratecut.io.models.tensor.ElementType;
import org.ratecut.parts.Manifest;
import org.ratecut.parts.Stage;
import org.ratecut.parts.StageInput;
import org.ratecut.parts.StageOutput;
import org.ratecut.parts.engine.ModelEngine;
import org.ratecut.parts.tensor.TensorSpec;
import org.ratecut.parts.tensor.TensorValues;

/**
 * A stage whose model a runtime has loaded, with inputs and outputs in the order of the manifest.
 */
final class StageEngine implements AutoCloseable {

  private final Stage stage;
  private final List<ElementType> inputTypes;
  private final ModelEngine engine;
  private final int[] inputOfEngine;
  private final int[] outputOfStage;

  private StageEngine(
      Stage stage,
      List<ElementType> inputTypes,
      ModelEngine engine,
      int[] inputOfEngine,
      int[] outputOfStage) {
    this.stage = stage;
    this.inputTypes = inputTypes;
    this.engine = engine;
    this.inputOfEngine = inputOfEngine;
    this.outputOfStage = outputOfStage;
  }

  /**
   * Checks that a model is what the manifest says, and closes it if not.
   *
   * @throws InputException if it has other inputs or outputs
   */
  static StageEngine of(String file, Stage stage, Manifest manifest, ModelEngine engine) {
    try {
      List<TensorSpec> inputs = new ArrayList<>();
      for (StageInput input : stage.inputs()) {
        ElementType type = manifest.tensor(input.tensor()).type();
        inputs.add(new TensorSpec(input.name(), type, input.region().size()));
      }
      List<TensorSpec> outputs = new ArrayList<>();
      for (StageOutput output : stage.outputs()) {
        ElementType type = manifest.tensor(output.tensor()).type();
        outputs.add(new TensorSpec(output.name(), type, output.region().size()));
      }
      return new StageEngine(
          stage,
          inputs.stream().map(TensorSpec::type).toList(),
          engine,
          positions(file, "input", engine.inputs(), inputs, true),
          positions(file, "output", outputs, engine.outputs(), false));
    } catch (RuntimeException e) {
      engine.close();
      throw e;
    }
  }

  /** Where each of some tensors is among others, by name. */
  private static int[] positions(
      String file, String what, List<TensorSpec> wanted, List<TensorSpec> found, boolean all) {
    boolean sameCount = !all || wanted.size() == found.size();
    int[] positions = new int[wanted.size()];
    for (int k = 0; k < positions.length; k++) {
      positions[k] = position(found, wanted.get(k));
      if (positions[k] < 0 || !sameCount) {
        throw new InputException(
            file,
            "",
            "The manifest and the model disagree about %s \"%s\": %s against %s."
                .formatted(what, wanted.get(k).name(), describe(wanted), describe(found)),
            "Write the parts again with \"ratecut split\".");
      }
    }
    return positions;
  }

  private static int position(List<TensorSpec> found, TensorSpec wanted) {
    for (int k = 0; k < found.size(); k++) {
      TensorSpec each = found.get(k);
      if (each.name().equals(wanted.name()) && (each.accepts(wanted) || wanted.accepts(each))) {
        return k;
      }
    }
    return -1;
  }

  private static String describe(List<TensorSpec> specs) {
    return specs.stream()
        .map(spec -> "%s (%s)".formatted(spec.name(), spec.describe()))
        .collect(Collectors.joining(", "));
  }

  Stage stage() {
    return stage;
  }

  /** The type of the numbers of an input. */
  ElementType inputType(int input) {
    return inputTypes.get(input);
  }

  /**
   * Computes the outputs of the stage.
   *
   * @param inputs in the order of the stage
   */
  List<TensorValues> run(List<TensorValues> inputs) {
    List<TensorValues> given = new ArrayList<>();
    for (int position : inputOfEngine) {
      given.add(inputs.get(position));
    }
    List<TensorValues> computed = engine.run(given);
    List<TensorValues> outputs = new ArrayList<>();
    for (int position : outputOfStage) {
      outputs.add(computed.get(position));
    }
    return List.copyOf(outputs);
  }

  @Override
  public void close() {
    engine.close();
  }
}
