/** What users write for durations, rates, gaps and shares, and what it means. */
package org.ratecut.cli.options.convert;
