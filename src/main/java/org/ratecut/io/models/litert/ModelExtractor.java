package org.ratecut.io.models.litert;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;
import java.util.stream.Stream;
import org.ratecut.io.models.litert.StoredModel.Option;
import org.ratecut.io.models.litert.StoredModel.StoredOperator;
import org.ratecut.io.models.litert.StoredModel.StoredTensor;
import org.ratecut.io.models.tensor.Constant;
import org.ratecut.io.models.tensor.ElementType;
import org.tensorflow.lite.schema.Buffer;
import org.tensorflow.lite.schema.BuiltinOperator;
import org.tensorflow.lite.schema.BuiltinOptions;
import org.tensorflow.lite.schema.Model;
import org.tensorflow.lite.schema.Operator;
import org.tensorflow.lite.schema.OperatorCode;
import org.tensorflow.lite.schema.SubGraph;
import org.tensorflow.lite.schema.Tensor;
import org.tensorflow.lite.schema.VarHandleOptions;

/**
 * Takes what is needed out of a file. In a damaged file parts may overlap and claim any length, so
 * all lists together may have no more elements than the file has bytes.
 */
final class ModelExtractor {

  private static final int MAX_NAME_LENGTH = 200;

  /** Longer lists of numbers that are not whole are weights. */
  private static final int MAX_REALS = 64;

  private final Model model;
  private final int fileSize;
  private long listed;

  ModelExtractor(Model model, int fileSize) {
    this.model = model;
    this.fileSize = fileSize;
  }

  /**
   * The first subgraph, and those that its loops run.
   *
   * @throws IndexOutOfBoundsException if something is outside the file
   * @throws DamagedModelException if something cannot be
   */
  StoredModel extract() {
    if (model.subgraphsLength() < 1) {
      throw new DamagedModelException("It holds no graph.");
    }
    StoredModel main = graph(0);
    Map<Integer, StoredModel> called = new TreeMap<>();
    Deque<StoredModel> callers = new ArrayDeque<>(List.of(main));
    while (!callers.isEmpty()) {
      for (int number : subgraphsOf(callers.remove())) {
        if (!called.containsKey(number)) {
          called.put(number, graph(number));
          callers.add(called.get(number));
        }
      }
    }
    return main.calling(called);
  }

  private static List<Integer> subgraphsOf(StoredModel graph) {
    return graph.operators().stream()
        .filter(operator -> operator.code() == BuiltinOperator.WHILE)
        .flatMap(operator -> Stream.of(Option.CONDITION, Option.BODY).map(operator.options()::get))
        .filter(Objects::nonNull)
        .toList();
  }

  private StoredModel graph(int number) {
    if (number < 0 || number >= model.subgraphsLength()) {
      throw new DamagedModelException("There is no subgraph %d.".formatted(number));
    }
    SubGraph graph = model.subgraphs(number);
    List<StoredTensor> tensors = new ArrayList<>();
    for (int i = 0; i < counted(graph.tensorsLength()); i++) {
      tensors.add(tensor(graph.tensors(i)));
    }
    List<StoredOperator> operators = new ArrayList<>();
    for (int i = 0; i < counted(graph.operatorsLength()); i++) {
      operators.add(operator(graph.operators(i)));
    }
    return new StoredModel(
        tensors,
        operators,
        list(graph.inputsLength(), graph::inputs),
        list(graph.outputsLength(), graph::outputs),
        Map.of());
  }

  private int counted(int length) {
    if (length < 0 || length > fileSize) {
      throw new DamagedModelException("A list claims %d elements.".formatted(length));
    }
    return length;
  }

  private List<Integer> list(int length, IntUnaryOperator element) {
    listed += counted(length);
    if (listed > fileSize) {
      throw new DamagedModelException("Its lists are longer than the file.");
    }
    List<Integer> list = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      list.add(element.applyAsInt(i));
    }
    return List.copyOf(list);
  }

  private StoredTensor tensor(Tensor tensor) {
    List<Integer> sizes = list(tensor.shapeLength(), tensor::shape);
    List<Integer> signature = list(tensor.shapeSignatureLength(), tensor::shapeSignature);
    Buffer buffer = buffer(tensor.buffer());
    int bytes = buffer == null ? 0 : counted(buffer.dataLength());
    return new StoredTensor(
        text(tensor.nameAsByteBuffer()),
        tensor.type(),
        sizes,
        signature,
        tensor.isVariable(),
        tensor.sparsity() != null,
        bytes,
        bytes == 0 ? Optional.empty() : numbers(buffer, tensor.type(), bytes));
  }

  private Buffer buffer(long number) {
    if (number < 0 || number >= model.buffersLength()) {
      throw new DamagedModelException("There is no buffer %d.".formatted(number));
    }
    return model.buffers((int) number);
  }

  private Optional<List<Number>> numbers(Buffer buffer, int type, int bytes) {
    Optional<ElementType> element = LiteRtTypes.find(type).filter(ModelExtractor::isReadable);
    if (element.isEmpty()) {
      return Optional.empty();
    }
    int size = element.get().bits() / 8;
    boolean whole = element.get().isWhole();
    if (bytes > (whole ? Constant.MAX_NUMBERS : MAX_REALS) * size) {
      return Optional.empty();
    }
    listed += bytes;
    ByteBuffer data = buffer.dataAsByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
    List<Number> numbers = new ArrayList<>();
    while (data.remaining() >= size) {
      numbers.add(whole ? whole(data, size) : (Number) (double) data.getFloat());
    }
    return Optional.of(numbers);
  }

  private static boolean isReadable(ElementType type) {
    return type.isWhole() || type == ElementType.FLOAT32;
  }

  private static Number whole(ByteBuffer data, int size) {
    return switch (size) {
      case 8 -> data.getLong();
      case 4 -> (long) data.getInt();
      case 2 -> (long) data.getShort();
      default -> (long) data.get();
    };
  }

  private StoredOperator operator(Operator operator) {
    long number = operator.opcodeIndex();
    if (number < 0 || number >= model.operatorCodesLength()) {
      throw new DamagedModelException("There is no operator code %d.".formatted(number));
    }
    OperatorCode code = model.operatorCodes((int) number);
    // Codes below 127 are in the old field only, the others in the new one.
    int builtin = Math.max(code.deprecatedBuiltinCode(), code.builtinCode());
    return new StoredOperator(
        builtin,
        name(builtin, code),
        list(operator.inputsLength(), operator::inputs),
        list(operator.outputsLength(), operator::outputs),
        OptionReader.read(operator),
        variable(builtin, operator));
  }

  /** The name of the variable that an operator makes a handle of. */
  private static String variable(int builtin, Operator operator) {
    if (builtin != BuiltinOperator.VAR_HANDLE
        || operator.builtinOptionsType() != BuiltinOptions.VarHandleOptions
        || !(operator.builtinOptions(new VarHandleOptions()) instanceof VarHandleOptions handle)) {
      return "";
    }
    return text(handle.containerAsByteBuffer()) + "/" + text(handle.sharedNameAsByteBuffer());
  }

  private static String name(int builtin, OperatorCode code) {
    if (builtin == BuiltinOperator.CUSTOM) {
      return text(code.customCodeAsByteBuffer());
    }
    boolean known = builtin >= 0 && builtin < BuiltinOperator.names.length;
    return known ? BuiltinOperator.name(builtin) : "operator " + builtin;
  }

  private static String text(ByteBuffer bytes) {
    if (bytes == null) {
      return "";
    }
    byte[] start = new byte[Math.min(MAX_NAME_LENGTH, bytes.remaining())];
    bytes.get(start);
    return new String(start, StandardCharsets.UTF_8);
  }
}
