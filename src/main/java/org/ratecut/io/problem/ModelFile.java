package org.ratecut.io.problem;

import org.ratecut.io.Source;
import org.ratecut.io.models.ImportedModel;
import org.ratecut.layers.NetworkDescription;

/**
 * The model file that a network is made of.
 *
 * @param model what has been read of it
 * @param layers as the network has them: cut and stored as the user or the problem says
 */
public record ModelFile(Source source, ImportedModel model, NetworkDescription layers) {}
