/**
 * ONNX models as they are cut, and their parts written as {@code .onnx} files. {@link
 * org.ratecut.parts.onnx.OnnxModel} is the way in; {@code OnnxCuts} says what operators need,
 * {@code OnnxStageWriter} writes a stage.
 */
package org.ratecut.parts.onnx;
