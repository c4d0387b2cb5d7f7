/**
 * JSON documents that know where they are from: strict parsing, validation against a schema of
 * {@code schemas/}, and typed access whose errors name the file, the line and the JSON pointer.
 */
package org.ratecut.io.json;
