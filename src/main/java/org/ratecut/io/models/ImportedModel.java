package org.ratecut.io.models;

import org.ratecut.layers.NetworkDescription;

/** The layers of a model, and what is published of it. */
public record ImportedModel(NetworkDescription description, ModelSummary summary) {}
