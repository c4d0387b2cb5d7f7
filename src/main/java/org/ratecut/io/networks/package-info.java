/**
 * Network files in JSON: described by layers, or vertex by vertex. Any network can be written and
 * read back unchanged.
 */
package org.ratecut.io.networks;
