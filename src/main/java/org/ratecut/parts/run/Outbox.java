package org.ratecut.parts.run;

import java.util.List;
import org.ratecut.parts.RegionTransfer;
import org.ratecut.parts.tensor.TensorValues;

/** Where a worker puts what others need. It is called in the thread of the worker. */
public interface Outbox {

  /**
   * Sends values to another device.
   *
   * @param number of the transfer
   */
  void send(int number, RegionTransfer transfer, long inference, TensorValues values);

  /**
   * Hands over a piece of an output of the network.
   *
   * @param output its number in the manifest
   * @param piece its number in the output
   */
  void answer(int output, int piece, long inference, TensorValues values);

  /** Hears what a stage has computed, for those who compare. */
  default void computed(int device, int stage, long inference, List<TensorValues> outputs) {}
}
