/**
 * The layer-profile relaxation: counts of vertices per device, and the least traffic that any
 * placement with such counts causes. Derived from vertices and arcs alone.
 */
package org.ratecut.bound.profile;
