package org.ratecut.parts.run;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.ratecut.parts.Manifest;
import org.ratecut.parts.Origin;
import org.ratecut.parts.Region;
import org.ratecut.parts.RegionTransfer;
import org.ratecut.parts.tensor.TensorValues;

/**
 * A device at work. Of all stages that have what they read, it runs the first one of the oldest
 * inference: so a pipeline of devices never stands still while its busiest one could work ("longest
 * in system first").
 */
public final class DeviceWorker implements Runnable {

  private final Manifest manifest;
  private final int device;
  private final DeviceProgram program;
  private final Outbox outbox;
  private final Clock clock;
  private final Route route;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final DeviceState state;
  private boolean stopped;

  /** When the device became free, or began to wait no more. */
  private long freeSince = System.nanoTime();

  /**
   * A device that has nothing to do yet.
   *
   * @param program of the device; closing it is left to the caller
   */
  public DeviceWorker(
      Manifest manifest, int device, DeviceProgram program, Outbox outbox, Clock clock) {
    this.manifest = manifest;
    this.device = device;
    this.program = program;
    this.outbox = outbox;
    this.clock = clock;
    this.route = new Route(manifest);
    this.state = new DeviceState(manifest, device);
  }

  /** Takes what another device sends; may be called from any thread. */
  public void receive(int transfer, long inference, TensorValues values) {
    locked(() -> state.receive(transfer, inference, values));
  }

  /** Takes a region of an input of the network; may be called from any thread. */
  public void give(int held, long inference, TensorValues values) {
    locked(() -> state.give(held, inference, values));
    publish(new Origin(device, Origin.INPUT, held), inference, values);
  }

  /** Lets {@link #run} return; may be called from any thread. */
  public void stop() {
    locked(() -> stopped = true);
  }

  private void locked(Runnable change) {
    lock.lock();
    try {
      change.run();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Works until it is stopped. */
  @Override
  public void run() {
    try {
      for (Optional<DeviceState.Task> task = next(); task.isPresent(); task = next()) {
        work(task.get());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Optional<DeviceState.Task> next() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      Optional<DeviceState.Task> task = Optional.empty();
      while (!stopped && task.isEmpty()) {
        task = state.begin();
        if (task.isEmpty()) {
          changed.await();
          freeSince = System.nanoTime();
        }
      }
      return stopped ? Optional.empty() : task;
    } finally {
      lock.unlock();
    }
  }

  private void work(DeviceState.Task task) throws InterruptedException {
    StageEngine engine = program.stage(task.stage());
    List<TensorValues> outputs = engine.run(inputs(task, engine));
    freeSince = clock.awaitEnd(device, task.stage(), freeSince);
    outbox.computed(device, task.stage(), task.inference(), outputs);
    locked(() -> state.finish(task, outputs));
    for (int i = 0; i < outputs.size(); i++) {
      publish(new Origin(device, task.stage(), i), task.inference(), outputs.get(i));
    }
  }

  private List<TensorValues> inputs(DeviceState.Task task, StageEngine engine) {
    lock.lock();
    try {
      return state.inputs(task, engine, route);
    } finally {
      lock.unlock();
    }
  }

  private void publish(Origin origin, long inference, TensorValues values) {
    Region all = route.region(origin);
    for (int number : route.transfers(origin)) {
      RegionTransfer transfer = manifest.transfers().get(number);
      outbox.send(number, transfer, inference, values.slice(transfer.region().within(all)));
    }
    for (Route.Answer answer : route.answers(origin)) {
      Region region = manifest.outputs().get(answer.output()).pieces().get(answer.piece()).region();
      outbox.answer(answer.output(), answer.piece(), inference, values.slice(region.within(all)));
    }
  }
}
