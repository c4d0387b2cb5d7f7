/** The list of all bound methods. */
package org.ratecut.bound.methods;
