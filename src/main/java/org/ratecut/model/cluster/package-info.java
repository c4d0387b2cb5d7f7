/** Devices, the channels and ports between them, and their memories. */
package org.ratecut.model.cluster;
