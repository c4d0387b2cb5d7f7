/** Schedules in a form for programs; {@code docs/formats.md} explains it. */
package org.ratecut.io.schedule;
