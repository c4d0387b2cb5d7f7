/** The command line: commands parse, call and print; they hold no logic of their own. */
package org.ratecut.cli;
