/**
 * How devices and channels work on successive inferences at the same time, as plain data: what is
 * computed and sent ({@link org.ratecut.pipeline.Pipeline}), and when ({@link
 * org.ratecut.pipeline.Schedule}). {@code docs/pipeline.md} has the model and its proofs. Schedules
 * are found in the packages below; {@link org.ratecut.simulation} plays them and knows nothing but
 * this data.
 */
package org.ratecut.pipeline;
