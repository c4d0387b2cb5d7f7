/** Brings results to standard output, files and folders, and saves what it can where that fails. */
package org.ratecut.cli.output;
