package org.ratecut.parts.cut;

import java.util.List;
import java.util.Map;
import org.ratecut.parts.Region;
import org.ratecut.parts.graph.ProgramValue;
import org.ratecut.parts.graph.StageProgram;

/**
 * A stage before it is written.
 *
 * @param device its number
 * @param number of the stage on its device
 * @param operators that it computes some of, in order
 * @param program with the values that others need as its outputs
 * @param given what it reads of each tensor from outside
 */
record StagePlan(
    int device,
    int number,
    List<Integer> operators,
    StageProgram program,
    Map<Integer, ElementSet> given) {

  /** The same with another number. */
  StagePlan numbered(int other) {
    return new StagePlan(device, other, operators, program, given);
  }

  /** An input of the program. */
  ProgramValue input(int index) {
    return program.values().get(program.inputs().get(index));
  }

  /** An output of the program. */
  ProgramValue output(int index) {
    return program.values().get(program.outputs().get(index));
  }

  /** What is read of an input. */
  ElementSet read(int index) {
    Region region = input(index).region();
    return given.get(input(index).tensor()).meet(region);
  }
}
