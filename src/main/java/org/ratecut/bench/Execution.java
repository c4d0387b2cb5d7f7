package org.ratecut.bench;

import java.time.Instant;
import java.util.OptionalInt;

/**
 * The process that was a run.
 *
 * @param command what repeats it, to be pasted into a shell
 * @param startedAt by the clock of the machine
 * @param seconds from the start to the end of the process, with the start of Java and the reading
 *     of the problem
 * @param exitCode empty if the process had to be ended because it overran its time
 * @param environment where it took place
 */
public record Execution(
    String command,
    Instant startedAt,
    double seconds,
    OptionalInt exitCode,
    Environment environment) {}
