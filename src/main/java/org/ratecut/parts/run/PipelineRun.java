package org.ratecut.parts.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import org.ratecut.parts.Manifest;
import org.ratecut.parts.PartDevice;
import org.ratecut.parts.RegionTransfer;
import org.ratecut.parts.tensor.TensorValues;

/**
 * All devices of a manifest at work in threads of this program. A new inference begins when fewer
 * than a given number are under way.
 */
public final class PipelineRun implements AutoCloseable {

  /** Hears what happens; it is called from several threads. */
  public interface Listener {

    /** The outputs of an inference, in the order of the manifest. */
    void answered(long inference, List<TensorValues> outputs);

    /** What a stage has computed. */
    default void computed(int device, int stage, long inference, List<TensorValues> outputs) {}
  }

  /** How transfers get from one worker to another. */
  public interface Carrier extends AutoCloseable {

    /** Transfers arrive at once. */
    Carrier DIRECT =
        new Carrier() {
          @Override
          public void carry(int number, long inference, Runnable delivery) {
            delivery.run();
          }

          @Override
          public void close() {}
        };

    /** Delivers a transfer when it has arrived; returns at once. */
    void carry(int number, long inference, Runnable delivery);

    @Override
    void close();
  }

  private final Manifest manifest;
  private final List<DeviceProgram> programs;
  private final List<DeviceWorker> workers = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();
  private final Listener listener;
  private final Carrier carrier;
  private final Answers answers;
  private final Admission admission;

  /**
   * Starts the workers, which wait for inputs.
   *
   * @param programs one for each device, which {@link #close} closes
   * @param inFlight how many inferences are under way at most, at least 1
   */
  public PipelineRun(
      Manifest manifest,
      List<DeviceProgram> programs,
      int inFlight,
      Clock clock,
      Carrier carrier,
      Listener listener) {
    this.manifest = manifest;
    this.programs = List.copyOf(programs);
    this.admission = new Admission(inFlight);
    this.listener = listener;
    this.carrier = carrier;
    this.answers = new Answers(manifest);
    for (int d = 0; d < programs.size(); d++) {
      workers.add(new DeviceWorker(manifest, d, programs.get(d), new Local(), clock));
      threads.add(thread(workers.get(d), manifest.devices().get(d).name()));
    }
    threads.forEach(Thread::start);
  }

  private Thread thread(DeviceWorker worker, String name) {
    Thread thread = new Thread(() -> guarded(worker), "device " + name);
    thread.setDaemon(true);
    return thread;
  }

  private void guarded(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException | Error e) {
      admission.fail(e);
    }
  }

  /**
   * Runs inferences one after the other, as many at a time as may be under way, and returns when
   * all have been answered.
   *
   * @param inputs of each inference, in the order of the manifest
   * @throws org.ratecut.io.InputException if a runtime fails
   * @throws InterruptedException if this thread is interrupted
   */
  public void run(long count, LongFunction<List<TensorValues>> inputs) throws InterruptedException {
    admission.run(count, k -> give(k, inputs.apply(k)));
  }

  private void give(long inference, List<TensorValues> inputs) {
    for (int d = 0; d < workers.size(); d++) {
      PartDevice device = manifest.devices().get(d);
      for (int i = 0; i < device.inputs().size(); i++) {
        workers.get(d).give(i, inference, Inputs.held(manifest, device.inputs().get(i), inputs));
      }
    }
  }

  /** Stops the workers and closes their programs. */
  @Override
  public void close() {
    workers.forEach(DeviceWorker::stop);
    threads.forEach(Thread::interrupt);
    threads.forEach(PipelineRun::join);
    carrier.close();
    programs.forEach(DeviceProgram::close);
  }

  /** A runtime cannot be interrupted, and must not be closed while it computes. */
  private static void join(Thread thread) {
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Hands over to the other workers of this run. */
  private final class Local implements Outbox {

    @Override
    public void send(int number, RegionTransfer transfer, long inference, TensorValues values) {
      DeviceWorker receiver = workers.get(transfer.to());
      carrier.carry(
          number, inference, () -> guarded(() -> receiver.receive(number, inference, values)));
    }

    @Override
    public void answer(int output, int piece, long inference, TensorValues values) {
      Optional<List<TensorValues>> outputs = answers.add(output, piece, inference, values);
      if (outputs.isPresent()) {
        listener.answered(inference, outputs.get());
        admission.answered();
      }
    }

    @Override
    public void computed(int device, int stage, long inference, List<TensorValues> outputs) {
      listener.computed(device, stage, inference, outputs);
    }
  }
}
