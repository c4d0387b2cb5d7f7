package org.ratecut.parts.folder;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ratecut.io.OwnFolder;
import org.ratecut.parts.Manifest;
import org.ratecut.parts.cut.Parts;
import org.ratecut.parts.file.ManifestJson;

/** Writes parts as a folder: the manifest, and a model file for each stage. */
public final class PartsFolder {

  private PartsFolder() {}

  /**
   * Checks that parts can be written, before there are any.
   *
   * @throws org.ratecut.io.InputException if the folder has anything but earlier parts, as they
   *     were written
   */
  public static void requireWritable(Path folder) {
    OwnFolder.requireWritable(folder);
  }

  /**
   * Writes all files or none; earlier parts in the folder are replaced.
   *
   * @param arrays whether each stage is also written as source code in C
   * @throws org.ratecut.io.InputException if the folder has anything but earlier parts
   * @throws org.ratecut.io.OutputException if the folder cannot be written
   */
  public static void write(Parts parts, Path folder, boolean arrays) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put(
        Manifest.FILE, ManifestJson.toText(parts.manifest()).getBytes(StandardCharsets.UTF_8));
    files.putAll(parts.models());
    if (arrays) {
      StageSource.of(parts)
          .forEach((name, text) -> files.put(name, text.getBytes(StandardCharsets.UTF_8)));
    }
    OwnFolder.writeBytes(folder, files);
  }
}
