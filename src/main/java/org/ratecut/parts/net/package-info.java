/**
 * Devices as processes that pass tensors over sockets. {@code docs/running-parts.md} has the
 * protocol.
 */
package org.ratecut.parts.net;
