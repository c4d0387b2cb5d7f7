/**
 * A search for operator graphs: hundreds of unlike vertices on devices that pay for their own
 * transfers. It moves what belongs together as one, and whole blocks of the dataflow.
 */
package org.ratecut.solver.blocks;
