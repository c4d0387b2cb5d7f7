/** The program and its surroundings: streams, locale, terminal, Ctrl-C and exit codes. */
package org.ratecut.cli.console;
