/** Folders of parts: the manifest as JSON, and the files beside it. */
package org.ratecut.parts.file;
