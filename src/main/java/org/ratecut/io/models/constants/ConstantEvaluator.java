package org.ratecut.io.models.constants;

/**
 * Computes constants of one model.
 *
 * @param math numbers from numbers
 * @param layouts numbers in other places
 * @param functions of single numbers
 */
public record ConstantEvaluator(
    ConstantMath math, ConstantLayouts layouts, ScalarFunctions functions) {

  /** An evaluator for one model, which bounds what it keeps. */
  public static ConstantEvaluator create() {
    Derivation derivation = new Derivation();
    return new ConstantEvaluator(
        new ConstantMath(derivation), new ConstantLayouts(derivation), new ScalarFunctions());
  }
}
