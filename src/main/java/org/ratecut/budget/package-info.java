/**
 * What a search or a proof may spend: time, steps, threads, and the seed that makes it repeatable.
 */
package org.ratecut.budget;
