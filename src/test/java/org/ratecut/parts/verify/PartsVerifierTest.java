package org.ratecut.parts.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ratecut.io.FileSource;
import org.ratecut.io.InputException;
import org.ratecut.parts.Stage;
import org.ratecut.parts.onnx.SplitModels;
import org.ratecut.parts.run.Inputs;
import org.ratecut.parts.run.PartFolder;
import org.ratecut.parts.tensor.RandomValues;
import org.ratecut.parts.tensor.TensorValues;

class PartsVerifierTest {

  private static final long SEED = 4;

  @TempDir private Path folder;

  private Path parts;
  private FileSource model;

  @BeforeEach
  void split() throws Exception {
    parts = folder.resolve("parts");
    model = SplitModels.write(folder, parts, SEED);
  }

  private PartFolder read() {
    return PartFolder.read(parts.toString());
  }

  private Stage weighty() {
    return read().manifest().devices().stream()
        .flatMap(device -> device.stages().stream())
        .filter(stage -> stage.weightBytes() > 0)
        .findFirst()
        .orElseThrow();
  }

  private Verification verify() throws Exception {
    PartFolder read = read();
    try (PartsVerifier verifier = new PartsVerifier(model, read, 1e-5, SEED)) {
      RandomValues random = new RandomValues(SEED);
      List<TensorValues> inputs = Inputs.of(read.manifest()).stream().map(random::next).toList();
      verifier.compare(inputs);
      return verifier.result();
    }
  }

  @Test
  void otherWeightsAreFoundWhereTheyCount() throws Exception {
    Stage stage = weighty();
    Path file = parts.resolve(stage.file());
    byte[] changed = withOtherWeights(Files.readAllBytes(file));
    Files.write(file, changed);
    Path manifest = parts.resolve("manifest.json");
    Files.writeString(
        manifest, Files.readString(manifest).replace(stage.digest(), PartFolder.digest(changed)));

    Verification verification = verify();

    assertThat(verification.isEqual()).isFalse();
    assertThat(verification.first().orElseThrow().file()).isEqualTo(stage.file());
    assertThat(verification.largestDifference()).isGreaterThan(1e-3);
  }

  private static byte[] withOtherWeights(byte[] file) throws Exception {
    ModelProto.Builder model = ModelProto.parseFrom(file).toBuilder();
    for (TensorProto.Builder tensor : model.getGraphBuilder().getInitializerBuilderList()) {
      if (tensor.getDataType() == TensorProto.DataType.FLOAT_VALUE) {
        byte[] data = tensor.getRawData().toByteArray();
        for (int i = 3; i < data.length; i += 4) {
          data[i] ^= (byte) 0x80;
        }
        tensor.setRawData(ByteString.copyFrom(data));
      }
    }
    return model.build().toByteArray();
  }

  @Test
  void aChangedPartIsRefused() throws Exception {
    Path file = parts.resolve(weighty().file());
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);

    assertThatThrownBy(this::verify)
        .isInstanceOf(InputException.class)
        .hasMessageContaining(file.getFileName().toString())
        .hasMessageContaining("SHA-256");
  }

  @Test
  void aMissingPartIsNamed() throws Exception {
    Path file = parts.resolve(weighty().file());
    Files.delete(file);

    assertThatThrownBy(this::verify)
        .isInstanceOf(InputException.class)
        .hasMessageContaining(file.getFileName().toString());
  }

  @Test
  void theModelMustBeTheOneThatWasSplit() throws Exception {
    Files.write(model.path(), new byte[] {1, 2, 3});

    assertThatThrownBy(this::verify)
        .isInstanceOf(InputException.class)
        .hasMessageContaining("SHA-256");
  }
}
