package org.ratecut.testing.metamorphic;

import org.ratecut.model.Problem;

/**
 * A changed problem.
 *
 * @param relation of its optimum to that of the problem before
 */
record Changed(Problem problem, Relation relation) {}
