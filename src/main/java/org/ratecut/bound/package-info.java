/**
 * Proven bounds: how good an assignment can be at best. A {@link org.ratecut.bound.BoundMethod} is
 * one argument, {@link org.ratecut.bound.BoundRun} runs several within a {@link
 * org.ratecut.bound.BoundBudget}, and each {@link org.ratecut.model.solution.Bound} is a
 * certificate: what is proved, by which argument, in exact arithmetic. {@code docs/bounds.md} has
 * the proofs.
 */
package org.ratecut.bound;
