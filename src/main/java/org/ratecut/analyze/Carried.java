package org.ratecut.analyze;

import java.util.OptionalInt;
import org.ratecut.model.exact.Fraction;

/**
 * What a channel carries of the output of one layer in each inference.
 *
 * @param channel its number in the cluster
 * @param layer its number in the network
 * @param from the device that sends
 * @param to the device that receives; empty on a multicast channel, where one sending serves all
 * @param values at least 1
 * @param time in seconds
 */
public record Carried(
    int channel, int layer, int from, OptionalInt to, long values, Fraction time) {}
