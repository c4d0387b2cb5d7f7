package org.ratecut.io.models.assembly;

import java.util.function.Supplier;
import org.ratecut.io.InputException;
import org.ratecut.io.models.UnsupportedOperatorException;
import org.ratecut.model.exact.InvalidModelException;

/**
 * Where in a model something is: names its layer, and stands in messages.
 *
 * @param file the name of the file
 * @param name of the operator in the model, or of the tensor that it makes
 * @param operator the kind of operator, as the format calls it
 */
public record Node(String file, String name, String operator) {

  /** How to go on where an operator is not supported. */
  public static final String OPAQUE_ADVICE =
      "With --unknown-operators=opaque it becomes one vertex that reads all its inputs.";

  private static final String ADVICE =
      "Check that the model is right, for instance with the framework that it comes from.";

  /** Text of a model without control characters, not blank and not endless. */
  public static String printable(String text) {
    return LayerNames.printable(text);
  }

  /** The same place for a layer of another name. */
  public Node named(String other) {
    return new Node(file, other, operator);
  }

  public InputException fail(String problem, String advice) {
    return new InputException(file, "node %s (%s)".formatted(name, operator), problem, advice);
  }

  /** Says that the operator cannot be used like that here, though others like it can. */
  public UnsupportedOperatorException unsupported(String problem) {
    return new UnsupportedOperatorException(problem);
  }

  /**
   * Does something that belongs here.
   *
   * @throws InputException if it cannot be done, with what is wrong and where
   */
  public <T> T locate(Supplier<T> action) {
    try {
      return action.get();
    } catch (InvalidModelException e) {
      throw fail(e.getMessage(), ADVICE);
    } catch (ArithmeticException e) {
      throw fail("Its sizes are too large to count.", ADVICE);
    }
  }
}
