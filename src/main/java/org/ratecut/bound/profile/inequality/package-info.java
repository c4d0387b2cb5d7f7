/**
 * Inequalities on traffic that hold for all placements with given counts, and the multipliers that
 * add them up.
 */
package org.ratecut.bound.profile.inequality;
