package org.ratecut.parts.verify;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.ratecut.io.BytesReader;
import org.ratecut.io.InputException;
import org.ratecut.io.Source;
import org.ratecut.parts.Manifest;
import org.ratecut.parts.PartOutput;
import org.ratecut.parts.StageOutput;
import org.ratecut.parts.engine.Engines;
import org.ratecut.parts.engine.ModelEngine;
import org.ratecut.parts.run.PartFolder;
import org.ratecut.parts.tensor.RandomValues;
import org.ratecut.parts.tensor.TensorSpec;
import org.ratecut.parts.tensor.TensorValues;

/** A whole model that shows the tensors that its parts compute. */
final class WholeModel implements AutoCloseable {

  private final Source file;
  private final Manifest manifest;
  private final ModelEngine engine;

  private WholeModel(Source file, Manifest manifest, ModelEngine engine) {
    this.file = file;
    this.manifest = manifest;
    this.engine = engine;
  }

  /**
   * Loads the model of which there are parts.
   *
   * @throws InputException if it is another one, or no runtime executes it
   */
  static WholeModel load(Source file, PartFolder parts) {
    byte[] model = BytesReader.read(file, Engines.MAX_MODEL_BYTES);
    Manifest manifest = parts.manifest();
    if (!PartFolder.digest(model).equals(manifest.modelDigest())) {
      throw new InputException(
          file.name(),
          "",
          "This is not the model that %s was written from, %s: its SHA-256 is another."
              .formatted(parts.manifestFile().name(), manifest.model()),
          "Name that model, or write the parts again with \"ratecut split\".");
    }
    List<String> watched =
        Stream.concat(
                manifest.devices().stream()
                    .flatMap(device -> device.stages().stream())
                    .flatMap(stage -> stage.outputs().stream())
                    .map(StageOutput::tensor),
                manifest.outputs().stream().map(PartOutput::tensor))
            .distinct()
            .toList();
    return new WholeModel(file, manifest, Engines.load(file, model, watched));
  }

  /**
   * Runs it.
   *
   * @param inputs those that parts read, in the order of the manifest
   * @param others values for those that no part reads
   * @return the values of its tensors, by name; also those of the inputs
   */
  Map<String, TensorValues> run(List<TensorValues> inputs, RandomValues others) {
    Map<String, TensorValues> values = new LinkedHashMap<>();
    List<TensorValues> given = new ArrayList<>();
    for (TensorSpec input : engine.inputs()) {
      int position = manifest.inputs().indexOf(input.name());
      given.add(position < 0 ? others.next(closed(input)) : inputs.get(position));
      values.put(input.name(), given.get(given.size() - 1));
    }
    requireRead(values);
    List<TensorValues> computed = engine.run(given);
    for (int i = 0; i < computed.size(); i++) {
      values.put(engine.outputs().get(i).name(), computed.get(i));
    }
    return values;
  }

  private TensorSpec closed(TensorSpec input) {
    List<Integer> sizes =
        input.shape().stream().map(size -> size == TensorSpec.OPEN ? 1 : size).toList();
    return new TensorSpec(input.name(), input.type(), sizes);
  }

  private void requireRead(Map<String, TensorValues> values) {
    TreeSet<String> missing = new TreeSet<>(manifest.inputs());
    missing.removeAll(values.keySet());
    if (!missing.isEmpty()) {
      throw lacks("input", missing.first());
    }
  }

  /** It is not the model that it should be, although its bytes are. */
  InputException lacks(String what, String name) {
    return new InputException(
        file.name(),
        "",
        "The runtime finds no %s \"%s\" in it.".formatted(what, name),
        "Write the parts again with \"ratecut split\".");
  }

  @Override
  public void close() {
    engine.close();
  }
}
