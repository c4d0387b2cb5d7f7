package org.ratecut.bound.profile.network;

import java.util.List;
import org.ratecut.model.VertexSet;
import org.ratecut.model.cluster.MemoryKind;

/**
 * Vertices of one layer that the profile relaxation does not tell apart: same memory, computation,
 * output and parameter groups, and the same layers before and after.
 *
 * @param layer the position of their layer in the network
 * @param memory private memory of each in RAM, in values
 * @param flash private memory of each in flash, in values
 * @param computation of each, in FLOP per inference
 * @param groups the positions of the parameter groups that each is a member of
 * @param vertices the members, at least one
 */
public record VertexClass(
    int layer,
    long memory,
    long flash,
    long computation,
    List<Integer> groups,
    VertexSet vertices) {

  public int size() {
    return vertices.size();
  }

  public long memory(MemoryKind kind) {
    return switch (kind) {
      case RAM -> memory;
      case FLASH -> flash;
    };
  }
}
