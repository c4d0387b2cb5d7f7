/**
 * What to buy: the smallest or cheapest set of devices on which a network reaches a rate, and the
 * proof that less is not enough.
 */
package org.ratecut.fleet;
