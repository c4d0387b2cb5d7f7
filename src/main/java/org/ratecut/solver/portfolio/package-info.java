/**
 * Puts solvers together and lists them by name. {@link org.ratecut.registry.Solvers} is the one
 * place that knows them all.
 */
package org.ratecut.solver.portfolio;
