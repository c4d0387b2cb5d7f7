package org.ratecut.parts.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ratecut.io.Source;
import org.ratecut.parts.Manifest;
import org.ratecut.parts.PartDevice;
import org.ratecut.parts.PartTensor;
import org.ratecut.parts.Region;
import org.ratecut.parts.StageOutput;
import org.ratecut.parts.run.Clock;
import org.ratecut.parts.run.PartFolder;
import org.ratecut.parts.run.PipelineRun;
import org.ratecut.parts.tensor.RandomValues;
import org.ratecut.parts.tensor.TensorValues;

/**
 * Runs a whole model and its parts on the same inputs and compares each tensor that a part
 * computes, and the outputs.
 */
public final class PartsVerifier implements AutoCloseable {

  /** Something to compare: the output of a stage, or of the network. */
  private record Found(String device, String file, Region region, TensorValues values) {

    boolean isAnswer() {
      return device.isEmpty();
    }
  }

  private final Manifest manifest;
  private final double tolerance;
  private final WholeModel whole;
  private final Recorder recorder;
  private final PipelineRun parts;
  private final RandomValues others;
  private Optional<Difference> first = Optional.empty();
  private double largest;
  private int tried;
  private long compared;

  /**
   * Loads a model and its parts.
   *
   * @param tolerance up to which floating-point numbers are equal: the largest difference over the
   *     largest absolute value of their tensor
   * @param seed of values for inputs that no part reads
   * @throws org.ratecut.io.InputException if something is missing, damaged or foreign
   */
  public PartsVerifier(Source model, PartFolder folder, double tolerance, long seed) {
    this.manifest = folder.manifest();
    this.tolerance = tolerance;
    this.recorder = new Recorder();
    this.others = new RandomValues(seed);
    this.whole = WholeModel.load(model, folder);
    try {
      this.parts =
          new PipelineRun(
              manifest, folder.loadAll(), 1, Clock.UNPACED, PipelineRun.Carrier.DIRECT, recorder);
    } catch (RuntimeException | Error e) {
      whole.close();
      throw e;
    }
  }

  /**
   * Compares on one more input.
   *
   * @param inputs in the order of the manifest
   * @throws org.ratecut.io.InputException if a runtime fails
   * @throws InterruptedException if this thread is interrupted
   */
  public void compare(List<TensorValues> inputs) throws InterruptedException {
    Map<String, TensorValues> expected = whole.run(inputs, others);
    parts.run(1, inference -> inputs);
    for (PartTensor tensor : manifest.tensors()) {
      TensorValues all = expected.get(tensor.name());
      List<Found> found = found(tensor.name());
      if (all != null) {
        compare(tensor.name(), all, found);
      } else if (found.stream().anyMatch(Found::isAnswer)) {
        throw whole.lacks("output", tensor.name());
      }
    }
    tried++;
  }

  private List<Found> found(String tensor) {
    List<Found> found = new ArrayList<>();
    for (int d = 0; d < manifest.devices().size(); d++) {
      PartDevice device = manifest.devices().get(d);
      for (int s = 0; s < device.stages().size(); s++) {
        List<StageOutput> outputs = device.stages().get(s).outputs();
        for (int i = 0; i < outputs.size(); i++) {
          if (outputs.get(i).tensor().equals(tensor)) {
            found.add(
                new Found(
                    device.name(),
                    device.stages().get(s).file(),
                    outputs.get(i).region(),
                    recorder.output(d, s, i)));
          }
        }
      }
    }
    for (int i = 0; i < manifest.outputs().size(); i++) {
      if (manifest.outputs().get(i).tensor().equals(tensor)) {
        TensorValues values = recorder.answer().get(i);
        found.add(new Found("", "", Region.whole(values.shape()), values));
      }
    }
    return found;
  }

  private void compare(String tensor, TensorValues all, List<Found> found) {
    double magnitude = found.isEmpty() ? 1 : Distance.magnitude(all);
    for (Found each : found) {
      double distance = Distance.relative(each.values(), all.slice(each.region()), magnitude);
      compared++;
      largest = Math.max(largest, distance);
      double limit = Distance.isExact(all.type()) ? 0 : tolerance;
      if (distance > limit && first.isEmpty()) {
        first =
            Optional.of(
                new Difference(tried, tensor, each.region(), each.device(), each.file(), distance));
      }
    }
  }

  /** What has been found so far. */
  public Verification result() {
    return new Verification(largest, tolerance, tried, compared, first);
  }

  @Override
  public void close() {
    parts.close();
    whole.close();
  }
}
