package org.ratecut.layers.operation.window;

import org.ratecut.layers.shape.ChannelRange;
import org.ratecut.model.exact.InvalidModelException;

/** Channels that fall into parts of equal size, each connected only within itself. */
final class Groups {

  private Groups() {}

  /**
   * Checks that the channels fall into parts of equal size.
   *
   * @param side of the layer, for the message
   */
  static void requireDivides(int groups, String side, int channels) {
    if (channels % groups != 0) {
      throw new InvalidModelException(
          "The groups (%d) do not divide the %s channels (%d).".formatted(groups, side, channels));
    }
  }

  /** The input channels of the groups that some output channels belong to. */
  static ChannelRange channelsRead(ChannelRange some, int groups, int inputs, int outputs) {
    int groupOutputs = outputs / groups;
    int groupInputs = inputs / groups;
    int firstGroup = some.first() / groupOutputs;
    int lastGroup = (some.end() - 1) / groupOutputs;
    return new ChannelRange(firstGroup * groupInputs, (lastGroup + 1) * groupInputs);
  }
}
