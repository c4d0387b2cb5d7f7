/** What schedules need in the RAM of devices, and where they put it. */
package org.ratecut.pipeline.memory;
