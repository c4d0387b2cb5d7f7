package org.ratecut.io.problem;

import org.ratecut.io.Source;
import org.ratecut.io.networks.NetworkChoices;

/**
 * The file that a network is in.
 *
 * @param choices how its layers are cut and stored
 */
record NetworkFile(Source source, NetworkChoices choices) {}
