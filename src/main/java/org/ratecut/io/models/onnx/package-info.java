/** Networks from ONNX files: what each operator of ONNX means ({@code docs/models.md}). */
package org.ratecut.io.models.onnx;
