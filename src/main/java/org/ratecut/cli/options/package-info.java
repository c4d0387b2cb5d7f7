/** Options and arguments that several commands share, and what they mean. */
package org.ratecut.cli.options;
