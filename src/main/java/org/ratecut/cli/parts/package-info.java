/** The commands that cut a model into parts, run these, and compare them with the whole. */
package org.ratecut.cli.parts;
