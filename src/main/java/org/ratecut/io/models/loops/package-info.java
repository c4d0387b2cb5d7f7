/**
 * Loops of models. A loop becomes one vertex that does all its steps; its body is read as a model
 * of its own, once as one step of it, and costs as often as there are steps.
 */
package org.ratecut.io.models.loops;
