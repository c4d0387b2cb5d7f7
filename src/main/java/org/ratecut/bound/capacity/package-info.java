/** Bounds from totals: instant, exact, and always available. */
package org.ratecut.bound.capacity;
