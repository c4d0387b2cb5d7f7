package org.ratecut.bound.profile.network;

import java.util.List;
import org.ratecut.model.VertexSet;

/**
 * The vertices of one layer that send something and all send the same amount. What a source sends
 * to a device is counted in vertices, whichever layers there need it, because an output is sent to
 * a device once.
 *
 * @param output values that each vertex sends per inference to each device that needs it
 * @param vertices the members, at least one
 * @param classes the positions of the classes that they make up
 * @param degrees of the arcs that start at them
 */
public record SendingLayer(
    long output, VertexSet vertices, List<Integer> classes, Degrees degrees) {

  public int size() {
    return vertices.size();
  }
}
