/**
 * What the busiest of several devices that pay for their transfers must at least compute and send.
 */
package org.ratecut.bound.block;
