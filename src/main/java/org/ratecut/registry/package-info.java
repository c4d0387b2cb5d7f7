/**
 * All solvers by name, and the files with their settings. A new solver is one more line in {@link
 * org.ratecut.registry.Solvers}.
 */
package org.ratecut.registry;
