/**
 * What the layer-profile bound keeps of a problem: classes of vertices, relations between them, and
 * groups of equal devices.
 */
package org.ratecut.bound.profile.network;
