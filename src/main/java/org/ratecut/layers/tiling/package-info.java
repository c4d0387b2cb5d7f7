/** Where a layer is cut: granularities, tiles, and the layers cut into them. */
package org.ratecut.layers.tiling;
