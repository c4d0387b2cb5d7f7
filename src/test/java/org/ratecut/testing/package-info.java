/** Problems and a brute-force search that the tests of all packages share. */
package org.ratecut.testing;
