/** Compares what parts compute with what the whole model does. */
package org.ratecut.parts.verify;
