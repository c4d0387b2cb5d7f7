/**
 * LiteRT models as they are cut, and their parts written as {@code .tflite} files. {@link
 * org.ratecut.parts.litert.LiteRtModel} is the way in; {@code OperatorCuts} says what operators
 * need, {@code StageWriter} writes a stage.
 */
package org.ratecut.parts.litert;
