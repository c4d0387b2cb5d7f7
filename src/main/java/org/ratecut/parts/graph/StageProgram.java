package org.ratecut.parts.graph;

import java.util.List;

/**
 * What a stage computes, whatever the format it is written in.
 *
 * @param name for the model file to say what it is
 * @param values by number; no two steps bring the same one
 * @param steps in the order in which they are done
 * @param inputs numbers of the values that it is given
 * @param outputs numbers of the values that others need
 */
public record StageProgram(
    String name,
    List<ProgramValue> values,
    List<ProgramStep> steps,
    List<Integer> inputs,
    List<Integer> outputs) {

  /** Makes the lists immutable. */
  public StageProgram {
    values = List.copyOf(values);
    steps = List.copyOf(steps);
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
  }
}
