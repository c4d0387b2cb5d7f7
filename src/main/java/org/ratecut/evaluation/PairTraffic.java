package org.ratecut.evaluation;

/**
 * What one device sends to another.
 *
 * @param traffic in values per inference, positive
 */
public record PairTraffic(int from, int to, long traffic) {}
