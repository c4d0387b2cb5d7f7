package org.ratecut.bench;

/**
 * Where a run took place, in the words of each system.
 *
 * @param cpu the name of the processor
 * @param cores that the operating system offers, at least 1
 * @param os name, version and architecture
 * @param jvm name and version of the Java virtual machine
 * @param ratecut version of this program
 * @param ortools version of OR-Tools
 * @param timefold version of Timefold
 */
public record Environment(
    String cpu,
    int cores,
    String os,
    String jvm,
    String ratecut,
    String ortools,
    String timefold) {}
