package org.ratecut.layers;

/** How much RAM the outputs of layers take on a device. */
public enum Activations {
  /** All of it at all times, as in the paper. */
  ALL,
  /** From when it is computed until the last layer that reads it is. */
  LIVE,
  /** As many copies, also where they are received, as a pipeline at full rate needs. */
  PIPELINED
}
