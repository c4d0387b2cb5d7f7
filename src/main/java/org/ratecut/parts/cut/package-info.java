/**
 * Cuts a model as an assignment says, whatever its format: what each device computes of each
 * operator ({@link org.ratecut.parts.cut.DeviceShare}), in which stages, from what, and what it
 * sends whom.
 */
package org.ratecut.parts.cut;
