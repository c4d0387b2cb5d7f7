package org.ratecut.parts.engine;

import java.util.List;
import org.ratecut.parts.tensor.TensorSpec;
import org.ratecut.parts.tensor.TensorValues;

/**
 * A model that a runtime has loaded. It runs in one thread at a time, and holds memory outside of
 * Java until it is closed.
 */
public interface ModelEngine extends AutoCloseable {

  /** What it reads, in the order of the model. */
  List<TensorSpec> inputs();

  /** What it computes, in the order of the model. */
  List<TensorSpec> outputs();

  /**
   * Computes the outputs.
   *
   * @param values one for each input, in order
   * @return one for each output, in order
   * @throws org.ratecut.io.InputException if a value is not what the input takes, or the runtime
   *     fails
   */
  List<TensorValues> run(List<TensorValues> values);

  @Override
  void close();
}
