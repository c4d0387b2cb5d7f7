package org.ratecut.diagnose;

import org.ratecut.model.cluster.Channel;
import org.ratecut.model.cluster.Device;

/** Something that becomes larger by a tenth, rounded up to what the model can express. */
public sealed interface Change {

  /** A device computes faster. */
  record FasterDevice(Device before, Device after) implements Change {}

  /** A channel carries more. */
  record WiderChannel(Channel before, Channel after) implements Change {}

  /** Every device has more memory. */
  record LargerMemories() implements Change {}
}
