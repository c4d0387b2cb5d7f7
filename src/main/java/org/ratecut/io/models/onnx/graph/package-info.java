/** The graphs of ONNX files, whatever their operators mean. */
package org.ratecut.io.models.onnx.graph;
