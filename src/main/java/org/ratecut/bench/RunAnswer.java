package org.ratecut.bench;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.ratecut.model.Assignment;
import org.ratecut.model.solution.Status;
import org.ratecut.model.solution.StopReason;
import org.ratecut.model.solution.Support;

/**
 * What {@code solve} reported.
 *
 * @param status what is known about the problem at the end
 * @param stop why the search ended
 * @param rate in inferences per second; empty without an assignment, or where nothing is computed
 *     and nothing sent, so that no finite rate describes it
 * @param upperBound no assignment has more inferences per second; empty where nothing is proved
 * @param boundSupport what the proof of the bound rests on; empty where nothing is proved
 * @param gap {@code (upperBound - rate) / upperBound}, from 0 to 1
 * @param totalTraffic in values per inference; empty without an assignment
 * @param seconds that the search took
 * @param assignment the best found, if any
 */
public record RunAnswer(
    Status status,
    StopReason stop,
    OptionalDouble rate,
    OptionalDouble upperBound,
    Optional<Support> boundSupport,
    OptionalDouble gap,
    OptionalLong totalTraffic,
    double seconds,
    Optional<Assignment> assignment) {}
