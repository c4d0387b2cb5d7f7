package org.ratecut.testing.metamorphic;

import java.util.Collections;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.ratecut.model.Broadcast;
import org.ratecut.model.ParameterGroup;
import org.ratecut.model.Problem;
import org.ratecut.model.Vertex;
import org.ratecut.model.VertexSet;

/**
 * Adds a layer of vertices that need, compute and send nothing. Some read what another vertex reads
 * and share its parameters: beside that vertex they cost nothing either. Some are pinned, but not
 * where the number of devices in use is limited. They bring a problem past the number of vertices
 * up to which the portfolio tries all assignments, so that its other parts have their turn.
 */
final class WeightlessVertices implements Change {

  private static final int MIN_VERTICES = 31;

  @Override
  public String name() {
    return "weightless-vertices";
  }

  @Override
  public Optional<Changed> apply(Known known, Random random) {
    Draft draft = new Draft(known.problem());
    int before = draft.vertices.size();
    int added = Math.max(1, MIN_VERTICES - before) + random.nextInt(3);
    draft.addLayer("weightless", Collections.nCopies(added, new Vertex(0, 0, 0)));
    int companions = random.nextInt(4);
    for (int i = 0; i < companions; i++) {
      accompany(draft, before + i, random.nextInt(before));
    }
    IntStream.range(before + companions, draft.vertices.size())
        .filter(v -> random.nextInt(8) == 0 && draft.rules.maxDevices().isEmpty())
        .forEach(v -> draft.pin(v, random.nextInt(draft.devices.size())));
    Problem changed = draft.build(known.problem().name() + "-weightless");
    return Optional.of(new Changed(changed, Relation.SAME));
  }

  private static void accompany(Draft draft, int added, int vertex) {
    draft.arcs.replaceAll(
        arc ->
            arc.consumers().contains(vertex)
                ? new Broadcast(arc.producers(), with(arc.consumers(), added))
                : arc);
    draft.groups.replaceAll(
        group ->
            group.members().contains(vertex)
                ? new ParameterGroup(
                    group.name(), group.size(), group.memory(), with(group.members(), added))
                : group);
  }

  private static VertexSet with(VertexSet set, int vertex) {
    return VertexSet.of(IntStream.concat(set.stream(), IntStream.of(vertex)).toArray());
  }
}
