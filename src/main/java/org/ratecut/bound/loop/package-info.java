/** Bounds from loops of feedback. */
package org.ratecut.bound.loop;
