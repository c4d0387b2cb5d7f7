/**
 * Models as they are cut, whatever their format: tensors, operators, and what part of their inputs
 * an operator needs for a part of its output ({@link org.ratecut.parts.graph.Cut}). A format
 * translates its models into a {@link org.ratecut.parts.graph.ModelGraph} and writes a {@link
 * org.ratecut.parts.graph.StageProgram} as a model file; all that lies between knows no format.
 */
package org.ratecut.parts.graph;
