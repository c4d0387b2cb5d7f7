/**
 * How many vertices of each class a device holds: ranges, their splits into cases, and columns of
 * counts.
 */
package org.ratecut.bound.profile.counts;
