package org.ratecut.parts.litert;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import org.ratecut.io.InputException;
import org.ratecut.io.models.ImportedModel;
import org.ratecut.io.models.TensorPlace;
import org.ratecut.io.models.litert.LiteRtTypes;
import org.ratecut.io.models.tensor.ElementType;
import org.ratecut.parts.PartFormat;
import org.ratecut.parts.graph.CuttableModel;
import org.ratecut.parts.graph.GraphOperator;
import org.ratecut.parts.graph.GraphTensor;
import org.ratecut.parts.graph.ModelGraph;
import org.ratecut.parts.graph.PartModel;
import org.ratecut.parts.graph.StageProgram;
import org.tensorflow.lite.schema.BuiltinOperator;
import org.tensorflow.lite.schema.OperatorT;
import org.tensorflow.lite.schema.TensorT;

/** A LiteRT model that is to be cut. */
public final class LiteRtModel implements CuttableModel {

  /** A tensor of more values takes too much memory to cut. */
  private static final long MAX_VALUES = 1L << 27;

  private final String fileName;
  private final byte[] bytes;
  private final ImportedModel imported;
  private final StoredGraph file;
  private final ModelGraph graph;

  /**
   * A model that has been read.
   *
   * @param fileName its name
   * @param bytes of its file
   * @param imported what has been read of these bytes
   * @throws InputException if it keeps a state, calls other graphs, or leaves sizes open
   */
  public LiteRtModel(String fileName, byte[] bytes, ImportedModel imported) {
    this.fileName = fileName;
    this.bytes = bytes;
    this.imported = imported;
    this.file = StoredGraph.of(bytes);
    List<GraphTensor> tensors = tensors();
    List<GraphOperator> operators = new ArrayList<>();
    for (int i = 0; i < file.operators().size(); i++) {
      operators.add(operator(i, tensors));
    }
    this.graph =
        new ModelGraph(
            tensors,
            operators,
            numbers(file.graph().inputsLength(), file.graph()::inputs).stream()
                .filter(input -> tensors.get(input).place().isPresent())
                .toList(),
            numbers(file.graph().outputsLength(), file.graph()::outputs).stream()
                .filter(output -> !tensors.get(output).constant())
                .toList());
  }

  private static List<Integer> numbers(int length, IntUnaryOperator element) {
    List<Integer> numbers = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      numbers.add(element.applyAsInt(i));
    }
    return numbers;
  }

  private List<GraphTensor> tensors() {
    List<GraphTensor> tensors = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (int i = 0; i < file.tensors().size(); i++) {
      TensorT tensor = file.tensors().get(i);
      String given = tensor.getName() == null ? "" : tensor.getName();
      String name = given.isBlank() || !names.add(given) ? "%s #%d".formatted(given, i) : given;
      names.add(name);
      tensors.add(tensor(i, name.strip()));
    }
    return tensors;
  }

  private GraphTensor tensor(int number, String name) {
    List<Integer> sizes = file.sizes(number);
    Optional<TensorPlace> place =
        Optional.ofNullable(imported.places().get(String.valueOf(number)));
    if (place.isPresent() && !place.get().sizes().equals(sizes)) {
      throw fail(
          "The tensor \"%s\" has the sizes %s in the file but %s in an inference."
              .formatted(name, sizes, place.get().sizes()),
          "Convert the model with fixed sizes, and cut it without --batch.");
    }
    long values = sizes.stream().mapToLong(Integer::longValue).reduce(1, (a, b) -> a * b);
    if (place.isPresent() && values > MAX_VALUES) {
      throw fail(
          "The tensor \"%s\" has %d values, but at most %d can be cut."
              .formatted(name, values, MAX_VALUES),
          "Use a smaller model.");
    }
    ElementType type =
        LiteRtTypes.find(file.tensors().get(number).getType()).orElse(ElementType.INT8);
    return new GraphTensor(name, type, sizes, file.isConstant(number), place);
  }

  private GraphOperator operator(int number, List<GraphTensor> tensors) {
    OperatorT operator = file.operators().get(number);
    int code = file.code(number);
    String name =
        code >= 0 && code < BuiltinOperator.names.length
            ? BuiltinOperator.name(code)
            : "operator " + code;
    List<Integer> inputs = new ArrayList<>();
    for (int input : operator.getInputs()) {
      boolean kept = input >= 0 && file.tensors().get(input).getIsVariable();
      if (kept || callsOrKeeps(code)) {
        throw fail(
            "The operator %s of \"%s\" keeps a state or calls another graph, which parts cannot."
                .formatted(name, tensors.get(operator.getOutputs()[0]).name()),
            "Convert the model without state and without control flow.");
      }
      inputs.add(input);
    }
    return new GraphOperator(
        name,
        inputs,
        numbers(operator.getOutputs().length, i -> operator.getOutputs()[i]),
        OperatorCuts.of(file, number),
        OperatorKind.moves(code));
  }

  private static boolean callsOrKeeps(int code) {
    return switch (code) {
      case BuiltinOperator.IF,
          BuiltinOperator.WHILE,
          BuiltinOperator.CALL,
          BuiltinOperator.CALL_ONCE,
          BuiltinOperator.VAR_HANDLE,
          BuiltinOperator.READ_VARIABLE,
          BuiltinOperator.ASSIGN_VARIABLE ->
          true;
      default -> false;
    };
  }

  private InputException fail(String problem, String advice) {
    return new InputException(fileName, "", problem, advice);
  }

  @Override
  public PartFormat format() {
    return PartFormat.LITERT;
  }

  @Override
  public String fileName() {
    return fileName;
  }

  @Override
  public byte[] bytes() {
    return bytes;
  }

  @Override
  public ModelGraph graph() {
    return graph;
  }

  @Override
  public PartModel write(StageProgram program) {
    return new StageWriter(file, graph, program).write();
  }
}
