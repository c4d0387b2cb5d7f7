package org.ratecut.parts.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ratecut.io.FileSource;
import org.ratecut.io.InputException;
import org.ratecut.io.models.tensor.ElementType;

class NpyFileTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(
      value = ElementType.class,
      names = {"FLOAT64", "FLOAT32", "FLOAT16", "INT64", "INT32", "INT16", "INT8", "UINT8", "BOOL"})
  void whatIsWrittenIsReadAgain(ElementType type) throws Exception {
    for (List<Integer> shape : List.of(List.<Integer>of(), List.of(3), List.of(2, 1, 5))) {
      TensorValues values = new RandomValues(1).next(new TensorSpec("", type, shape));

      assertThat(NpyFile.read(file(NpyFile.write(values)))).isEqualTo(values);
    }
  }

  /** Bytes that NumPy 1.26 wrote for {@code numpy.array([[1, -2]], dtype=numpy.int16)}. */
  @Test
  void filesOfNumpyAreRead() throws Exception {
    String header = "{'descr': '<i2', 'fortran_order': False, 'shape': (1, 2), }";
    TensorValues values =
        NpyFile.read(file(npy(header, new byte[] {1, 0, (byte) 0xfe, (byte) 0xff})));

    assertThat(values.shape()).containsExactly(1, 2);
    assertThat(values.bytes().getShort(2)).isEqualTo((short) -2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'descr': '<i2', 'fortran_order': True, 'shape': (1, 2), }",
        "{'descr': '>i2', 'fortran_order': False, 'shape': (1, 2), }",
        "{'descr': '<i2', 'fortran_order': False, 'shape': (1, 3), }",
        "{'descr': '<i2', 'fortran_order': False, 'shape': (0, 3), }",
        "{'descr': '<i2', 'fortran_order': False, 'shape': (99999999, 99999999, 99999999), }",
        "{'descr': '|O', 'fortran_order': False, 'shape': (1, 2), }",
        "{'shape': (1, 2)}"
      })
  void otherHeadersAreRefused(String header) throws Exception {
    FileSource file = file(npy(header, new byte[4]));

    assertThatThrownBy(() -> NpyFile.read(file))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("array.npy");
  }

  @Test
  void filesThatAreCutOffAreRefused() throws Exception {
    byte[] whole =
        NpyFile.write(new RandomValues(1).next(new TensorSpec("", ElementType.INT8, List.of(9))));
    for (int length = 0; length < whole.length; length++) {
      FileSource file = file(Arrays.copyOf(whole, length));

      assertThatThrownBy(() -> NpyFile.read(file)).isInstanceOf(InputException.class);
    }
  }

  private static byte[] npy(String header, byte[] data) {
    byte[] text = header.getBytes(StandardCharsets.US_ASCII);
    byte[] bytes = new byte[10 + text.length + data.length];
    byte[] start = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, (byte) text.length, 0};
    System.arraycopy(start, 0, bytes, 0, 10);
    System.arraycopy(text, 0, bytes, 10, text.length);
    System.arraycopy(data, 0, bytes, 10 + text.length, data.length);
    return bytes;
  }

  private FileSource file(byte[] bytes) throws Exception {
    return new FileSource(Files.write(folder.resolve("array.npy"), bytes));
  }
}
