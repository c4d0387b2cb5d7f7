package org.ratecut.layers;

import org.ratecut.layers.shape.ChannelRange;

/**
 * What a position of a layer costs; the position of a vector is a neuron. A vertex costs the sum of
 * its positions.
 *
 * @param memory private memory of a position in RAM, in values, at least 0
 * @param activation the part of it that others may use when nothing reads the position any more
 * @param flash private parameters of a position in flash, in values, at least 0
 * @param computation of a position, in FLOP per inference, at least 0
 * @param output what a position sends per inference to each device that needs it, in values, at
 *     least 0
 * @param sharedParameters of the whole layer, stored once on each device that holds any of it, in
 *     values, at least 0
 */
public record Costs(
    long memory,
    long activation,
    long flash,
    long computation,
    long output,
    long sharedParameters) {

  /** What falls to some of the channels; the shares of all channels sum up to the whole. */
  Costs shareOf(ChannelRange some, int channels) {
    return new Costs(
        some.shareOf(memory, channels),
        some.shareOf(activation, channels),
        some.shareOf(flash, channels),
        some.shareOf(computation, channels),
        some.shareOf(output, channels),
        some.shareOf(sharedParameters, channels));
  }
}
