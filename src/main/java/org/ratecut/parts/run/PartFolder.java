package org.ratecut.parts.run;

import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.ratecut.io.BytesReader;
import org.ratecut.io.FileSource;
import org.ratecut.io.InputException;
import org.ratecut.io.Source;
import org.ratecut.parts.Manifest;
import org.ratecut.parts.PartDevice;
import org.ratecut.parts.Stage;
import org.ratecut.parts.engine.Engines;
import org.ratecut.parts.file.ManifestReader;

/**
 * A folder that {@code split} wrote.
 *
 * @param manifestFile the file that says what else is there
 * @param manifest checked
 */
public record PartFolder(FileSource manifestFile, Manifest manifest) {

  private static final String AGAIN = "Write the parts again with \"ratecut split\".";

  /**
   * Reads the manifest of a folder; the model files are read when they are loaded.
   *
   * @throws InputException if there is none, or what it says does not go together
   */
  public static PartFolder read(String folder) {
    FileSource source = FileSource.of(folder);
    if (!Files.isDirectory(source.path())) {
      throw new InputException(
          folder,
          "",
          source.exists()
              ? "This is a file, but a folder is expected."
              : "There is no such folder.",
          "Name the folder that \"ratecut split --out-dir\" wrote.");
    }
    FileSource file = new FileSource(source.path().resolve(Manifest.FILE));
    return new PartFolder(file, new ManifestReader().read(file));
  }

  /**
   * The programs of a device, loaded and checked.
   *
   * @param device its number
   * @throws InputException if a model file is missing, changed, damaged or foreign
   */
  public DeviceProgram load(int device) {
    PartDevice part = manifest.devices().get(device);
    DeviceProgram.Builder builder = new DeviceProgram.Builder();
    try {
      for (Stage stage : part.stages()) {
        builder.add(load(stage));
      }
      return builder.build();
    } catch (RuntimeException | Error e) {
      builder.build().close();
      throw e;
    }
  }

  /**
   * The programs of all devices, in order.
   *
   * @throws InputException if a model file is missing, changed, damaged or foreign
   */
  public List<DeviceProgram> loadAll() {
    List<DeviceProgram> programs = new ArrayList<>();
    try {
      for (int d = 0; d < manifest.devices().size(); d++) {
        programs.add(load(d));
      }
      return List.copyOf(programs);
    } catch (RuntimeException | Error e) {
      programs.forEach(DeviceProgram::close);
      throw e;
    }
  }

  private StageEngine load(Stage stage) {
    Source file = manifestFile.resolve(stage.file());
    byte[] model = BytesReader.read(file, Engines.MAX_MODEL_BYTES);
    if (!digest(model).equals(stage.digest())) {
      throw new InputException(
          file.name(),
          "",
          "This is not the file that the manifest means: its SHA-256 is another.",
          AGAIN);
    }
    return StageEngine.of(file.name(), stage, manifest, Engines.load(file, model));
  }

  /** SHA-256 in hexadecimal digits. */
  public static String digest(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
