package org.ratecut.io.models.litert;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.ratecut.io.models.assembly.Assembly;
import org.ratecut.io.models.assembly.Node;
import org.ratecut.io.models.litert.StoredModel.StoredOperator;
import org.ratecut.io.models.tensor.Activation;
import org.ratecut.io.models.tensor.Constant;
import org.ratecut.io.models.tensor.Dimensions;
import org.ratecut.io.models.tensor.Role;
import org.ratecut.io.models.tensor.Roles;
import org.ratecut.io.models.tensor.Tensor;
import org.tensorflow.lite.schema.BuiltinOperator;

/**
 * Variables that a model keeps from one inference to the next, as streaming models do. A variable
 * that is read before it is written is a layer of its own, whose values are those of the last
 * inference.
 */
final class Variables {

  private final Assembly assembly;
  private final Map<Integer, String> handles = new HashMap<>();
  private final Map<String, Tensor> values = new HashMap<>();
  private final Map<String, Activation> states = new LinkedHashMap<>();
  private final Map<String, Node> writers = new HashMap<>();
  private boolean warned;

  Variables(Assembly assembly) {
    this.assembly = assembly;
  }

  /** Whether an operator is about variables; then it is translated here. */
  static boolean concerns(StoredOperator operator) {
    return switch (operator.code()) {
      case BuiltinOperator.VAR_HANDLE,
          BuiltinOperator.READ_VARIABLE,
          BuiltinOperator.ASSIGN_VARIABLE,
          BuiltinOperator.CALL_ONCE ->
          true;
      default -> false;
    };
  }

  /** A tensor that stands for a variable; those of one name are the same variable. */
  void name(int tensor, String variable) {
    handles.put(tensor, variable.isEmpty() ? "tensor " + tensor : variable);
  }

  /** What a variable holds where it is read. */
  Tensor read(Node node, int handle, Constant declared) {
    String variable = variable(node, handle);
    Tensor known = values.get(variable);
    if (known != null) {
      return known;
    }
    Dimensions dimensions = declared.dimensions();
    Roles roles = Roles.usual(dimensions.rank());
    if (dimensions.rank() > 2 && dimensions.size(0) == 1) {
      roles = roles.with(0, Role.NONE);
    }
    Activation state = assembly.state(node, dimensions, roles, declared.type());
    values.put(variable, state);
    states.put(variable, state);
    warn();
    return state;
  }

  void assign(Node node, int handle, Optional<Tensor> value) {
    writers.put(variable(node, handle), node);
    values.put(
        variable(node, handle),
        value.orElseThrow(
            () -> node.fail("It writes what no operator computes.", "Correct the model.")));
  }

  /** Now that all operators are known, says what each state holds in the next inference. */
  void finish() {
    states.forEach(
        (variable, state) -> {
          if (writers.containsKey(variable) && values.get(variable) instanceof Activation last) {
            assembly.feed(writers.get(variable), state, last);
          }
        });
  }

  private String variable(Node node, int handle) {
    String variable = handles.get(handle);
    if (variable == null) {
      throw node.fail("Its variable is not known.", "Check that the file was written completely.");
    }
    return variable;
  }

  private void warn() {
    if (!warned) {
      assembly
          .options()
          .warnings()
          .accept(
              "The model keeps a state from one inference to the next. It takes RAM for good on the"
                  + " device that reads it, and the rate counts that no inference can read it"
                  + " before the last one has written it.");
    }
    warned = true;
  }
}
