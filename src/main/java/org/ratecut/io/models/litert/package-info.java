/**
 * Networks from LiteRT files ({@code .tflite}): what each operator means ({@code docs/models.md}).
 * {@link org.ratecut.io.models.litert.StoredModel} takes what is needed out of the file; nothing
 * after it touches the file's offsets.
 */
package org.ratecut.io.models.litert;
