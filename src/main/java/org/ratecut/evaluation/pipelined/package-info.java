/**
 * RAM with room for all that a pipeline at full rate keeps: several copies of outputs, also where
 * they are received. {@code docs/pipeline.md} has the rule and its proof. The referee and the
 * moving count share no code.
 */
package org.ratecut.evaluation.pipelined;
