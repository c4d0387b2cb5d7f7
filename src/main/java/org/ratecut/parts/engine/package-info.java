/**
 * The runtimes that execute model files: ONNX Runtime and LiteRT. They are loaded when the first
 * model is, and nothing else in the program needs them.
 */
package org.ratecut.parts.engine;
