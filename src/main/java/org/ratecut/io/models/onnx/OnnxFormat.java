package org.ratecut.io.models.onnx;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import com.google.protobuf.InvalidProtocolBufferException;
import org.ratecut.io.BytesReader;
import org.ratecut.io.InputException;
import org.ratecut.io.Source;
import org.ratecut.io.models.Downloads;
import org.ratecut.io.models.ImportedModel;
import org.ratecut.io.models.ModelFormat;
import org.ratecut.io.models.ModelOptions;
import org.ratecut.io.models.SampleRetry;

/** Reads ONNX files; weights may be in files beside them, of which only the sizes are looked at. */
public final class OnnxFormat implements ModelFormat {

  /** Protocol buffers of more than 2 GiB do not exist; this leaves room to read them. */
  private static final long MAX_BYTES = 1L << 30;

  private final ModelOptions options;

  public OnnxFormat(ModelOptions options) {
    this.options = options;
  }

  @Override
  public String extension() {
    return ".onnx";
  }

  @Override
  public ImportedModel readModel(Source source) {
    byte[] bytes = BytesReader.read(source, MAX_BYTES);
    Downloads.requireModel(source, bytes);
    ModelProto model = parse(source, bytes);
    if (!model.hasGraph() || model.getGraph().getNodeCount() == 0) {
      throw new InputException(
          source.name(),
          "",
          "The file holds no graph with operators.",
          "Check that it is an ONNX model and was written completely.");
    }
    long version =
        model.getOpsetImportList().stream()
            .filter(set -> set.getDomain().isEmpty() || set.getDomain().equals("ai.onnx"))
            .mapToLong(OperatorSetIdProto::getVersion)
            .findFirst()
            .orElse(1);
    return SampleRetry.read(
        options,
        OnnxInputs.commonSamples(model.getGraph()),
        each -> new OnnxTranslation(source, model.getGraph(), version, each).translate());
  }

  private static ModelProto parse(Source source, byte[] bytes) {
    try {
      return ModelProto.parseFrom(bytes);
    } catch (InvalidProtocolBufferException e) {
      throw new InputException(
          source.name(),
          "",
          "This is not an ONNX file, or it is damaged: " + e.getMessage(),
          "Check that it was downloaded or written completely.");
    }
  }
}
