package org.ratecut.model;

import org.ratecut.model.cluster.MemoryKind;

/**
 * A sum that must fit in a memory of a device: what its vertices, and the parameter groups with a
 * member there, have in it at the same time. Flash has one such sum, and so has RAM, unless the
 * network reuses it: then there is one for each phase.
 *
 * @param kind the memory
 * @param phase of an inference; 0 where there is only one sum
 */
public record MemoryLimit(MemoryKind kind, int phase) {}
