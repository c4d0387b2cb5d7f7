/** Networks from ONNX files: what each operator of ONNX means ({@code docs/formats.md}). */
package org.ratecut.io.models.onnx;
