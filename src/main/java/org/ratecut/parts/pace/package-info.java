/** The speed of devices and links that parts are for, and how a run keeps to it. */
package org.ratecut.parts.pace;
