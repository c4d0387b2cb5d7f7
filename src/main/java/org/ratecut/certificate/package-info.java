/**
 * Proofs as data, and a program that checks them. It depends on the model alone, computes every
 * inequality anew from the problem, adds up in whole numbers, and asks no solver; it shares no code
 * with what finds bounds. {@code docs/bounds.md} has the inequalities and why they hold.
 */
package org.ratecut.certificate;
