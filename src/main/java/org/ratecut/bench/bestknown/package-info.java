/**
 * The best solutions known: what they are worth, and whether runs found better ones. Everything is
 * refereed; nothing is believed because a file says so.
 */
package org.ratecut.bench.bestknown;
