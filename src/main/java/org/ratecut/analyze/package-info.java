/** Where the time, the RAM and the traffic of an assignment go: by layer, device and channel. */
package org.ratecut.analyze;
