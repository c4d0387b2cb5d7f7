package org.ratecut.solver.cpsat;

import java.util.List;

/**
 * What one step of polishing sets free.
 *
 * @param vertices none pinned, each on one of the devices
 * @param devices where they may go
 */
record FreedPart(List<Integer> vertices, List<Integer> devices) {}
