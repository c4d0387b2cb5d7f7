package org.ratecut.parts.engine;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ratecut.io.InputException;
import org.ratecut.io.models.tensor.ElementType;
import org.ratecut.parts.tensor.TensorSpec;
import org.ratecut.parts.tensor.TensorValues;

/**
 * A model in ONNX Runtime, on one thread of the processor. Optimisations that change the order of
 * floating-point operations with the shape of a tensor are left out, so that a part computes as the
 * whole does.
 */
final class OnnxEngine implements ModelEngine {

  private final String file;
  private final OrtEnvironment environment;
  private final OrtSession session;
  private final List<TensorSpec> inputs;
  private final List<TensorSpec> outputs;

  private OnnxEngine(String file, OrtEnvironment environment, OrtSession session)
      throws OrtException {
    this.file = file;
    this.environment = environment;
    this.session = session;
    this.inputs = specs(session.getInputInfo().values());
    this.outputs = specs(session.getOutputInfo().values());
  }

  /**
   * Loads a model.
   *
   * @throws InputException if the runtime refuses it or cannot be loaded
   */
  static ModelEngine load(String file, byte[] model) {
    OnnxLibrary.load(file);
    try {
      OrtEnvironment environment =
          OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL, "ratecut");
      try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
        options.setIntraOpNumThreads(1);
        options.setInterOpNumThreads(1);
        options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.BASIC_OPT);
        return new OnnxEngine(file, environment, environment.createSession(model, options));
      }
    } catch (OrtException e) {
      throw refused(file, e);
    }
  }

  private static InputException refused(String file, OrtException e) {
    return new InputException(
        file,
        "",
        "ONNX Runtime does not execute it: %s".formatted(e.getMessage()),
        "Check that the file is complete and that it is the one you mean.");
  }

  private List<TensorSpec> specs(Collection<NodeInfo> nodes) {
    List<TensorSpec> specs = new ArrayList<>();
    for (NodeInfo node : nodes) {
      specs.add(spec(node));
    }
    return List.copyOf(specs);
  }

  private TensorSpec spec(NodeInfo node) {
    if (node.getInfo() instanceof TensorInfo tensor) {
      Optional<ElementType> type = OnnxTypeNames.of(tensor.type);
      if (type.isPresent()) {
        return new TensorSpec(node.getName(), type.get(), sizes(node, tensor.getShape()));
      }
    }
    throw new InputException(
        file,
        "tensor \"%s\"".formatted(node.getName()),
        "It is %s, which is no tensor of numbers.".formatted(node.getInfo()),
        "Export the model without it.");
  }

  private List<Integer> sizes(NodeInfo node, long[] shape) {
    List<Integer> sizes = new ArrayList<>();
    for (long size : shape) {
      if (size > Integer.MAX_VALUE) {
        throw new InputException(
            file,
            "tensor \"%s\"".formatted(node.getName()),
            "It has a dimension of size %d; expected at most %d."
                .formatted(size, Integer.MAX_VALUE),
            "Correct the model, or export it again.");
      }
      sizes.add(size < 0 ? TensorSpec.OPEN : (int) size);
    }
    return sizes;
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
    Map<String, OnnxTensor> given = new LinkedHashMap<>();
    try {
      for (int k = 0; k < inputs.size(); k++) {
        given.put(inputs.get(k).name(), toRuntime(values.get(k)));
      }
      try (OrtSession.Result result = session.run(given)) {
        List<TensorValues> computed = new ArrayList<>();
        for (TensorSpec output : outputs) {
          computed.add(fromRuntime(output, result.get(output.name()).orElseThrow()));
        }
        return List.copyOf(computed);
      }
    } catch (OrtException e) {
      throw refused(file, e);
    } finally {
      given.values().forEach(OnnxTensor::close);
    }
  }

  private OnnxTensor toRuntime(TensorValues values) throws OrtException {
    ByteBuffer buffer =
        ByteBuffer.allocateDirect(values.byteCount()).order(ByteOrder.nativeOrder());
    buffer.put(values.bytes()).flip();
    long[] shape = values.shape().stream().mapToLong(Integer::longValue).toArray();
    return OnnxTensor.createTensor(environment, buffer, shape, OnnxTypeNames.of(values.type()));
  }

  private TensorValues fromRuntime(TensorSpec output, OnnxValue value) {
    OnnxTensor tensor = (OnnxTensor) value;
    ByteBuffer buffer = tensor.getByteBuffer();
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    List<Integer> shape = new ArrayList<>();
    for (long size : tensor.getInfo().getShape()) {
      shape.add(Math.toIntExact(size));
    }
    return TensorValues.of(output.type(), shape, bytes);
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException(e);
    }
  }
}
