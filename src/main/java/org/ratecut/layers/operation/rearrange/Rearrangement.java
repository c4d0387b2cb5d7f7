package org.ratecut.layers.operation.rearrange;

import org.ratecut.layers.operation.Operation;

/** An operation that moves no value and computes nothing: it has no vertices. */
public sealed interface Rearrangement extends Operation
    permits Concatenation, Flatten, Pad, Reorder {}
