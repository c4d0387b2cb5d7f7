package org.ratecut.bound.profile.network;

import java.util.List;
import org.ratecut.model.Network;

/**
 * All that the relaxation keeps of a network: classes of vertices, sources of traffic, and the
 * relations between sources and layers.
 */
public record NetworkProfile(
    Network network,
    List<VertexClass> classes,
    List<SendingLayer> sources,
    List<Relation> relations) {

  public static NetworkProfile of(Network network) {
    return new ProfileExtraction(network).extract();
  }
}
