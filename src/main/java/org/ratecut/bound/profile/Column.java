package org.ratecut.bound.profile;

/**
 * What one device may hold, receive and send.
 *
 * @param counts vertices of each class on it
 * @param received vertices of each source that it receives
 * @param sent vertices of each source that it sends, once for each receiver
 */
record Column(long[] counts, long[] received, long[] sent) {}
