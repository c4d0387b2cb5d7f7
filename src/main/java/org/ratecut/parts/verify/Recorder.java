package org.ratecut.parts.verify;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.ratecut.parts.run.PipelineRun;
import org.ratecut.parts.tensor.TensorValues;

/** Keeps what the stages of one inference compute, and its outputs. */
final class Recorder implements PipelineRun.Listener {

  /** A stage. */
  private record Key(int device, int stage) {}

  private final Map<Key, List<TensorValues>> computed = new ConcurrentHashMap<>();
  private final AtomicReference<List<TensorValues>> answer = new AtomicReference<>(List.of());

  @Override
  public void computed(int device, int stage, long inference, List<TensorValues> outputs) {
    computed.put(new Key(device, stage), outputs);
  }

  @Override
  public void answered(long inference, List<TensorValues> outputs) {
    answer.set(outputs);
  }

  /** What a stage has computed last. */
  TensorValues output(int device, int stage, int output) {
    return computed.get(new Key(device, stage)).get(output);
  }

  /** The outputs of the network, in the order of the manifest. */
  List<TensorValues> answer() {
    return answer.get();
  }
}
