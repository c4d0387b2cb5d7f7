package org.ratecut.io.solution;

import java.util.Optional;
import org.ratecut.model.exact.Fraction;

/**
 * What a plan gives and what it takes.
 *
 * @param inferenceRate in inferences per second; empty where no finite rate describes it
 * @param traffic in values per inference between all devices
 * @param pieces how many runs of vertices of a layer are on one device; as many as layers if each
 *     is whole
 * @param isChosen whether it is the assignment of the report
 */
public record PlanFigures(
    Optional<Fraction> inferenceRate, long traffic, int pieces, boolean isChosen) {}
