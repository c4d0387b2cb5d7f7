/**
 * The door of the library: {@link org.ratecut.Ratecut} reads problems, solves them, proves bounds
 * and evaluates assignments. A caller needs beside it only the packages {@code model} and {@code
 * evaluation}, and {@code solver} for the budget, for listeners and for solvers of its own.
 */
package org.ratecut;
