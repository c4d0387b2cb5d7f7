/**
 * What the parts of a model are, as plain data: for each device its stages, and for each stage a
 * model file, what it reads and what it computes. {@code docs/parts.md} explains it.
 */
package org.ratecut.parts;
