/**
 * Why nothing fits and what would repair it; or what limits the rate and what would raise it. Every
 * statement is about a problem of its own that is solved or refuted like any other.
 */
package org.ratecut.diagnose;
