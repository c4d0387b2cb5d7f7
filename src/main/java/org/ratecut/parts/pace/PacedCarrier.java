package org.ratecut.parts.pace;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.ratecut.parts.run.PipelineRun;

/**
 * Lets each transfer take the time that its channel would. A channel carries one at a time, of
 * those that wait the first of the oldest inference.
 */
public final class PacedCarrier implements PipelineRun.Carrier {

  /** A transfer on its way. */
  private record Load(int number, long inference, Runnable delivery) {}

  private final Pace pace;
  private final Map<Integer, Channel> channels = new TreeMap<>();

  /** Starts a thread for each channel. */
  public PacedCarrier(Pace pace) {
    this.pace = pace;
    for (Pace.PacedTransfer transfer : pace.transfers()) {
      channels.computeIfAbsent(transfer.channel(), Channel::new);
    }
  }

  @Override
  public void carry(int number, long inference, Runnable delivery) {
    Pace.PacedTransfer transfer = pace.transfers().get(number);
    if (transfer.seconds() == 0) {
      delivery.run();
    } else {
      channels.get(transfer.channel()).add(new Load(number, inference, delivery));
    }
  }

  @Override
  public void close() {
    List<Channel> all = new ArrayList<>(channels.values());
    all.forEach(channel -> channel.thread.interrupt());
  }

  /** One channel at work. */
  private final class Channel {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final PriorityQueue<Load> waiting =
        new PriorityQueue<>(
            Comparator.comparingLong(Load::inference).thenComparingInt(Load::number));
    private final Thread thread;
    private long freeSince = System.nanoTime();

    Channel(int number) {
      thread = new Thread(this::work, "channel " + number);
      thread.setDaemon(true);
      thread.start();
    }

    void add(Load load) {
      lock.lock();
      try {
        waiting.add(load);
        changed.signal();
      } finally {
        lock.unlock();
      }
    }

    private void work() {
      try {
        while (true) {
          Load load = next();
          freeSince += Waiting.nanos(pace.transfers().get(load.number()).seconds());
          Waiting.until(freeSince);
          load.delivery().run();
        }
      } catch (InterruptedException e) {
        // The run has ended.
        Thread.currentThread().interrupt();
      }
    }

    /** After a wait, the channel is free from now on, and not from its last transfer on. */
    private Load next() throws InterruptedException {
      lock.lockInterruptibly();
      try {
        while (waiting.isEmpty()) {
          changed.await();
          freeSince = System.nanoTime();
        }
        return waiting.remove();
      } finally {
        lock.unlock();
      }
    }
  }
}
