/**
 * Files: one reader and one writer per format. Every reader checks everything it reads, bounds what
 * it allocates, and reports what is wrong as an {@link org.ratecut.io.InputException} with the
 * file, the place, the value and the remedy. Every writer leaves a whole file or none.
 */
package org.ratecut.io;
