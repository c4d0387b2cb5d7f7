package org.ratecut.bound.profile.network;

import java.util.List;
import org.ratecut.bound.window.NeighbourhoodBounds;

/**
 * The arcs from a source to a layer.
 *
 * @param source the position of the source
 * @param layer the position of the layer of the consumers
 * @param producerClasses the classes of the source's vertices that have a consumer in the layer
 * @param consumerClasses the classes of the layer's vertices that need something of the source
 * @param neighbourhood what any number of consumers needs at least
 * @param complete whether every consumer needs every producer
 */
public record Relation(
    int source,
    int layer,
    List<Integer> producerClasses,
    List<Integer> consumerClasses,
    NeighbourhoodBounds neighbourhood,
    boolean complete) {}
