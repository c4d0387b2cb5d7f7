/**
 * Metamorphic tests: a problem is changed in a way of which it is known what becomes of the
 * optimum, and every claim of every solver and bound about both must fit that (Chen et al., 1998).
 */
package org.ratecut.testing.metamorphic;
