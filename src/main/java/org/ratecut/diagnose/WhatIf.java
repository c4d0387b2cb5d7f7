package org.ratecut.diagnose;

import org.ratecut.model.solution.Solution;

/**
 * What would be known after a change: the best assignment found, never worse than the one without
 * the change, and a proven bound on every assignment.
 *
 * @param solution of the changed problem, with an assignment
 */
public record WhatIf(Change change, Solution solution) {}
