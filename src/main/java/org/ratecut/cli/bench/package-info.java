/** The commands that run suites, report on them, and tune settings. */
package org.ratecut.cli.bench;
