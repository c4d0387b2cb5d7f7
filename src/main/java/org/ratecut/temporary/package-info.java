/**
 * Where temporary files go, and that none of them stays. {@link
 * org.ratecut.temporary.TemporaryFolders} has the order in which places are tried.
 */
package org.ratecut.temporary;
