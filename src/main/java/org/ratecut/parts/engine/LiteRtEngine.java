package org.ratecut.parts.engine;

import static org.bytedeco.tensorflowlite.global.tensorflowlite.TfLiteTensorCopyFromBuffer;
import static org.bytedeco.tensorflowlite.global.tensorflowlite.TfLiteTensorCopyToBuffer;
import static org.bytedeco.tensorflowlite.global.tensorflowlite.kTfLiteOk;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.tensorflowlite.BuiltinOpResolverWithoutDefaultDelegates;
import org.bytedeco.tensorflowlite.FlatBufferModel;
import org.bytedeco.tensorflowlite.Interpreter;
import org.bytedeco.tensorflowlite.InterpreterBuilder;
import org.bytedeco.tensorflowlite.InterpreterOptions;
import org.bytedeco.tensorflowlite.TfLiteIntArray;
import org.bytedeco.tensorflowlite.TfLiteTensor;
import org.ratecut.io.InputException;
import org.ratecut.parts.tensor.TensorSpec;
import org.ratecut.parts.tensor.TensorValues;

/**
 * A model in LiteRT, on one thread of the processor and with its built-in operators alone: the
 * delegate for floating-point processors (XNNPACK) rounds other than the integer kernels that
 * microcontrollers run.
 */
final class LiteRtEngine implements ModelEngine {

  private final String file;

  /** The model is not copied, so its bytes live as long as the interpreter. */
  private final List<Pointer> owned;

  private final Interpreter interpreter;
  private final List<TfLiteTensor> inputTensors;
  private final List<TfLiteTensor> outputTensors;
  private final List<TensorSpec> inputs;
  private final List<TensorSpec> outputs;

  private LiteRtEngine(
      String file, Interpreter interpreter, List<Pointer> owned, List<String> watched) {
    this.file = file;
    this.interpreter = interpreter;
    this.owned = owned;
    this.inputTensors = tensors(interpreter.inputs());
    this.outputTensors = new ArrayList<>(tensors(interpreter.outputs()));
    this.outputTensors.addAll(watched(watched));
    this.inputs = inputTensors.stream().map(this::spec).toList();
    this.outputs = outputTensors.stream().map(this::spec).toList();
  }

  /**
   * Loads a model.
   *
   * @throws InputException if the runtime refuses it or cannot be loaded
   */
  static ModelEngine load(String file, byte[] bytes, List<String> watched) {
    LiteRtLibrary.load(file);
    List<Pointer> owned = new ArrayList<>();
    try {
      return build(file, bytes, watched, owned);
    } catch (RuntimeException e) {
      free(owned);
      throw e;
    }
  }

  private static ModelEngine build(
      String file, byte[] bytes, List<String> watched, List<Pointer> owned) {
    BytePointer data = new BytePointer(Math.max(1, bytes.length)).put(bytes, 0, bytes.length);
    owned.add(data);
    FlatBufferModel model = FlatBufferModel.VerifyAndBuildFromBuffer(data, bytes.length);
    if (model == null || model.isNull()) {
      throw refused(file, "it is no model, or damaged");
    }
    owned.add(model);
    BuiltinOpResolverWithoutDefaultDelegates resolver =
        new BuiltinOpResolverWithoutDefaultDelegates();
    owned.add(resolver);
    InterpreterOptions options = new InterpreterOptions();
    owned.add(options);
    // Otherwise tensors share memory.
    options.SetPreserveAllTensors(!watched.isEmpty());
    InterpreterBuilder builder = new InterpreterBuilder(model, resolver, options);
    owned.add(builder);
    Interpreter interpreter = new Interpreter((Pointer) null);
    if (builder.apply(interpreter, 1) != kTfLiteOk || interpreter.isNull()) {
      throw refused(file, "an operator is unknown or wrongly described");
    }
    owned.add(interpreter);
    if (interpreter.AllocateTensors() != kTfLiteOk) {
      throw refused(file, "its tensors do not fit together");
    }
    return new LiteRtEngine(file, interpreter, owned, watched);
  }

  private static InputException refused(String file, String reason) {
    return new InputException(
        file,
        "",
        "LiteRT does not execute it: %s.".formatted(reason),
        "Check that the file is complete and that it is the one you mean.");
  }

  private List<TfLiteTensor> tensors(IntPointer numbers) {
    List<TfLiteTensor> tensors = new ArrayList<>();
    for (long k = 0; k < numbers.limit(); k++) {
      tensors.add(interpreter.tensor(numbers.get(k)));
    }
    return List.copyOf(tensors);
  }

  private List<TfLiteTensor> watched(List<String> names) {
    Map<String, List<TfLiteTensor>> tensors = new HashMap<>();
    for (int k = 0; !names.isEmpty() && k < interpreter.tensors_size(); k++) {
      TfLiteTensor tensor = interpreter.tensor(k);
      tensors.computeIfAbsent(name(tensor), each -> new ArrayList<>()).add(tensor);
    }
    return names.stream()
        .map(name -> tensors.getOrDefault(name, List.of()))
        .filter(each -> each.size() == 1)
        .map(each -> each.get(0))
        .toList();
  }

  private static String name(TfLiteTensor tensor) {
    return tensor.name() == null ? "" : tensor.name().getString();
  }

  private TensorSpec spec(TfLiteTensor tensor) {
    String name = name(tensor);
    TfLiteIntArray dimensions = tensor.dims();
    List<Integer> shape = new ArrayList<>();
    for (int k = 0; k < dimensions.size(); k++) {
      int size = dimensions.data(k);
      if (size < 1) {
        throw refused(file, "tensor \"%s\" has a dimension of size %d".formatted(name, size));
      }
      shape.add(size);
    }
    return LiteRtTypeNumbers.of(tensor.type())
        .map(type -> new TensorSpec(name, type, shape))
        .orElseThrow(
            () -> refused(file, "tensor \"%s\" is of type %d".formatted(name, tensor.type())));
  }

  @Override
  public List<TensorSpec> inputs() {
    return inputs;
  }

  @Override
  public List<TensorSpec> outputs() {
    return outputs;
  }

  @Override
  public List<TensorValues> run(List<TensorValues> values) {
    Engines.requireAccepted(file, inputs, values);
    for (int k = 0; k < inputs.size(); k++) {
      write(inputTensors.get(k), values.get(k));
    }
    require(interpreter.Invoke(), "an operator failed");
    List<TensorValues> computed = new ArrayList<>();
    for (int k = 0; k < outputs.size(); k++) {
      computed.add(read(outputTensors.get(k), outputs.get(k)));
    }
    return List.copyOf(computed);
  }

  private void write(TfLiteTensor tensor, TensorValues values) {
    byte[] bytes = new byte[values.byteCount()];
    values.bytes().get(bytes);
    try (BytePointer buffer = new BytePointer(bytes)) {
      require(
          TfLiteTensorCopyFromBuffer(tensor, buffer, bytes.length),
          "it takes no input of %d bytes".formatted(bytes.length));
    }
  }

  private TensorValues read(TfLiteTensor tensor, TensorSpec spec) {
    byte[] bytes = new byte[Math.toIntExact(spec.bytes())];
    try (BytePointer buffer = new BytePointer(Math.max(1, bytes.length))) {
      require(
          TfLiteTensorCopyToBuffer(tensor, buffer, bytes.length),
          "an output has not the size that it says");
      buffer.get(bytes);
    }
    return TensorValues.of(spec.type(), spec.shape(), bytes);
  }

  private void require(int status, String otherwise) {
    if (status != kTfLiteOk) {
      throw refused(file, otherwise);
    }
  }

  @Override
  public void close() {
    free(owned);
  }

  /** The interpreter before the model that it reads. */
  private static void free(List<Pointer> owned) {
    for (int k = owned.size() - 1; k >= 0; k--) {
      owned.get(k).deallocate();
    }
    owned.clear();
  }
}
