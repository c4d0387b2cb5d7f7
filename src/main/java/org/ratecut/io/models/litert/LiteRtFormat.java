package org.ratecut.io.models.litert;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.ratecut.io.BytesReader;
import org.ratecut.io.InputException;
import org.ratecut.io.Source;
import org.ratecut.io.models.Downloads;
import org.ratecut.io.models.ImportedModel;
import org.ratecut.io.models.ModelFormat;
import org.ratecut.io.models.ModelOptions;
import org.ratecut.io.models.SampleRetry;
import org.tensorflow.lite.schema.Model;

/** Reads LiteRT files; of several subgraphs, the first is the model. */
public final class LiteRtFormat implements ModelFormat {

  /** FlatBuffers of more than 2 GiB do not exist; this leaves room to read them. */
  private static final long MAX_BYTES = 1L << 30;

  /** The root offset and the identifier. */
  private static final int HEADER = 8;

  private final ModelOptions options;

  public LiteRtFormat(ModelOptions options) {
    this.options = options;
  }

  @Override
  public String extension() {
    return ".tflite";
  }

  @Override
  public ImportedModel readModel(Source source) {
    byte[] bytes = BytesReader.read(source, MAX_BYTES);
    Downloads.requireModel(source, bytes);
    StoredModel model = extract(source, bytes);
    return SampleRetry.read(
        options,
        model.commonSamples(),
        each -> new LiteRtTranslation(source, model, each).translate());
  }

  /** Offsets in a damaged file can point anywhere; what does not exist is noticed here. */
  private static StoredModel extract(Source source, byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    try {
      if (bytes.length < HEADER || !Model.ModelBufferHasIdentifier(buffer)) {
        throw damaged(source, "It does not start like one.");
      }
      return new ModelExtractor(Model.getRootAsModel(buffer), bytes.length).extract();
    } catch (IndexOutOfBoundsException | IllegalArgumentException | ArithmeticException e) {
      throw damaged(source, "Something in it is not where the file says.");
    } catch (DamagedModelException e) {
      throw damaged(source, e.getMessage());
    }
  }

  private static InputException damaged(Source source, String problem) {
    return new InputException(
        source.name(),
        "",
        "This is not a LiteRT file, or it is damaged. " + problem,
        "Check that it was downloaded or written completely.");
  }
}
