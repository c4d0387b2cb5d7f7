package org.ratecut.bound.profile.counts;

/**
 * A column in the answer of the linear program.
 *
 * @param kind the kind of devices that uses it
 * @param weight how many of these devices use it, more than zero and often a fraction
 */
public record ColumnShare(int kind, Column column, double weight) {}
