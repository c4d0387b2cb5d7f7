/** Problems of other authors, in the files that they publish. */
package org.ratecut.io.peers;
