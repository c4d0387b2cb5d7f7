package org.ratecut.parts.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.ratecut.parts.Manifest;
import org.ratecut.parts.Origin;
import org.ratecut.parts.PartDevice;
import org.ratecut.parts.Piece;
import org.ratecut.parts.Stage;
import org.ratecut.parts.StageInput;
import org.ratecut.parts.tensor.TensorAssembly;
import org.ratecut.parts.tensor.TensorValues;

/**
 * What a device has of each inference that is under way, and what it can do next. Not safe for
 * several threads by itself.
 */
final class DeviceState {

  /** A stage that can run. */
  record Task(long inference, int stage) {}

  /** What there is of one inference. */
  private static final class Inference {
    private final Map<Origin, TensorValues> own = new HashMap<>();
    private final Map<Integer, TensorValues> received = new HashMap<>();
    private final boolean[] begun;
    private int left;

    Inference(int stages, int events) {
      this.begun = new boolean[stages];
      this.left = events;
    }
  }

  private final Manifest manifest;
  private final int device;
  private final int events;
  private final TreeMap<Long, Inference> inferences = new TreeMap<>();

  DeviceState(Manifest manifest, int device) {
    this.manifest = manifest;
    this.device = device;
    long received = manifest.transfers().stream().filter(each -> each.to() == device).count();
    this.events = part().inputs().size() + part().stages().size() + (int) received;
  }

  private PartDevice part() {
    return manifest.devices().get(device);
  }

  private Inference at(long number) {
    return inferences.computeIfAbsent(
        number, each -> new Inference(part().stages().size(), events));
  }

  void receive(int transfer, long number, TensorValues values) {
    Inference inference = at(number);
    if (inference.received.put(transfer, values) != null) {
      throw new IllegalStateException("Transfer %d came twice.".formatted(transfer));
    }
    count(number, inference);
  }

  /** Takes a region of an input of the network. */
  void give(int held, long number, TensorValues values) {
    Inference inference = at(number);
    inference.own.put(new Origin(device, Origin.INPUT, held), values);
    count(number, inference);
  }

  void finish(Task task, List<TensorValues> outputs) {
    Inference inference = at(task.inference());
    for (int i = 0; i < outputs.size(); i++) {
      inference.own.put(new Origin(device, task.stage(), i), outputs.get(i));
    }
    count(task.inference(), inference);
  }

  /** Forgets an inference of which nothing is left to come. */
  private void count(long number, Inference inference) {
    inference.left--;
    if (inference.left == 0) {
      inferences.remove(number);
    }
  }

  /** The first stage of the oldest inference that can run and has not begun; it begins. */
  Optional<Task> begin() {
    for (Map.Entry<Long, Inference> entry : inferences.entrySet()) {
      Inference inference = entry.getValue();
      for (int s = 0; s < inference.begun.length; s++) {
        if (!inference.begun[s] && isReady(inference, part().stages().get(s))) {
          inference.begun[s] = true;
          return Optional.of(new Task(entry.getKey(), s));
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isReady(Inference inference, Stage stage) {
    return stage.inputs().stream()
        .flatMap(input -> input.pieces().stream())
        .allMatch(
            piece ->
                piece.transfer().isPresent()
                    ? inference.received.containsKey(piece.transfer().getAsInt())
                    : inference.own.containsKey(piece.origin()));
  }

  /** What a stage reads, put together. */
  List<TensorValues> inputs(Task task, StageEngine engine, Route route) {
    Inference inference = inferences.get(task.inference());
    List<TensorValues> values = new ArrayList<>();
    List<StageInput> inputs = engine.stage().inputs();
    for (int i = 0; i < inputs.size(); i++) {
      StageInput input = inputs.get(i);
      TensorAssembly assembly = new TensorAssembly(engine.inputType(i), input.region().size());
      for (Piece piece : input.pieces()) {
        assembly.paste(values(inference, piece, route), piece.region().within(input.region()));
      }
      values.add(assembly.finish());
    }
    return values;
  }

  private TensorValues values(Inference inference, Piece piece, Route route) {
    if (piece.transfer().isPresent()) {
      int number = piece.transfer().getAsInt();
      return inference
          .received
          .get(number)
          .slice(piece.region().within(manifest.transfers().get(number).region()));
    }
    return inference
        .own
        .get(piece.origin())
        .slice(piece.region().within(route.region(piece.origin())));
  }
}
