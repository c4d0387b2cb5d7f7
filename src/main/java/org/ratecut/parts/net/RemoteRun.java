package org.ratecut.parts.net;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import org.ratecut.parts.HeldRegion;
import org.ratecut.parts.Manifest;
import org.ratecut.parts.run.Admission;
import org.ratecut.parts.run.Answers;
import org.ratecut.parts.run.Inputs;
import org.ratecut.parts.run.PartFolder;
import org.ratecut.parts.run.PipelineRun;
import org.ratecut.parts.tensor.TensorValues;

/** Drives devices that are processes: gives them inputs and collects outputs. */
public final class RemoteRun implements AutoCloseable {

  private final Manifest manifest;
  private final Wire wire;
  private final PipelineRun.Listener listener;
  private final Admission admission;
  private final Answers answers;
  private final List<PeerConnection> devices = new ArrayList<>();

  /**
   * Calls all devices.
   *
   * @param addresses one for each device
   * @param inFlight how many inferences are under way at most, at least 1
   * @throws org.ratecut.io.OutputException if one does not answer
   * @throws InterruptedException if this thread is interrupted
   */
  public RemoteRun(
      PartFolder parts,
      List<InetSocketAddress> addresses,
      int inFlight,
      PipelineRun.Listener listener)
      throws InterruptedException {
    this.manifest = parts.manifest();
    this.wire = new Wire(parts);
    this.listener = listener;
    this.admission = new Admission(inFlight);
    this.answers = new Answers(manifest);
    for (int d = 0; d < addresses.size(); d++) {
      String name = manifest.devices().get(d).name();
      devices.add(PeerConnection.to(name, addresses.get(d), Wire.DRIVER, wire));
      listen(d, name);
    }
  }

  private void listen(int device, String name) {
    PeerConnection connection = devices.get(device);
    Thread thread = new Thread(() -> collect(device, name, connection), "answers of " + name);
    thread.setDaemon(true);
    thread.start();
  }

  private void collect(int device, String name, PeerConnection connection) {
    try {
      while (true) {
        wire.read(/* device= */ Wire.DRIVER, /* sender= */ device, connection.in())
            .ifPresent(this::add);
      }
    } catch (IOException e) {
      admission.fail(PeerConnection.failed(name, e));
    } catch (RuntimeException e) {
      admission.fail(e);
    }
  }

  private void add(Frame frame) {
    Optional<List<TensorValues>> outputs =
        answers.add(frame.number(), frame.piece(), frame.inference(), frame.values());
    if (outputs.isPresent()) {
      listener.answered(frame.inference(), outputs.get());
      admission.answered();
    }
  }

  /**
   * Runs inferences as {@link PipelineRun#run} does.
   *
   * @throws InterruptedException if this thread is interrupted
   */
  public void run(long count, LongFunction<List<TensorValues>> inputs) throws InterruptedException {
    admission.run(count, k -> give(k, inputs.apply(k)));
  }

  private void give(long inference, List<TensorValues> inputs) {
    for (int d = 0; d < devices.size(); d++) {
      List<HeldRegion> held = manifest.devices().get(d).inputs();
      for (int i = 0; i < held.size(); i++) {
        TensorValues values = Inputs.held(manifest, held.get(i), inputs);
        devices.get(d).send(new Frame(Frame.Kind.INPUT, i, 0, inference, values));
      }
    }
  }

  /** Tells the devices that the run has ended. */
  @Override
  public void close() {
    devices.forEach(PeerConnection::sendEnd);
    devices.forEach(PeerConnection::close);
  }
}
