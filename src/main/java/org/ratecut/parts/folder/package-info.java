/**
 * From a problem's model file to a folder of parts: {@link org.ratecut.parts.folder.ModelSplit}
 * cuts the model in its own format, {@link org.ratecut.parts.folder.PartsFolder} writes the files.
 */
package org.ratecut.parts.folder;
