package org.ratecut.parts.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ratecut.parts.Manifest;
import org.ratecut.parts.Origin;
import org.ratecut.parts.Piece;
import org.ratecut.parts.Region;
import org.ratecut.parts.StageOutput;

/** Where the values of each origin go, and which region they are. */
final class Route {

  /** A piece of an output of the network. */
  record Answer(int output, int piece) {}

  private final Manifest manifest;
  private final Map<Origin, List<Integer>> transfers = new HashMap<>();
  private final Map<Origin, List<Answer>> answers = new HashMap<>();

  Route(Manifest manifest) {
    this.manifest = manifest;
    for (int t = 0; t < manifest.transfers().size(); t++) {
      transfers
          .computeIfAbsent(manifest.transfers().get(t).from(), each -> new ArrayList<>())
          .add(t);
    }
    for (int i = 0; i < manifest.outputs().size(); i++) {
      List<Piece> pieces = manifest.outputs().get(i).pieces();
      for (int p = 0; p < pieces.size(); p++) {
        answers
            .computeIfAbsent(pieces.get(p).origin(), each -> new ArrayList<>())
            .add(new Answer(i, p));
      }
    }
  }

  /** Numbers of the transfers that take values of an origin, in order. */
  List<Integer> transfers(Origin origin) {
    return transfers.getOrDefault(origin, List.of());
  }

  /** The pieces of outputs that are of an origin. */
  List<Answer> answers(Origin origin) {
    return answers.getOrDefault(origin, List.of());
  }

  /** The region of its tensor that an origin has. */
  Region region(Origin origin) {
    if (origin.isInput()) {
      return manifest.devices().get(origin.device()).inputs().get(origin.output()).region();
    }
    return output(origin).region();
  }

  private StageOutput output(Origin origin) {
    return manifest
        .devices()
        .get(origin.device())
        .stages()
        .get(origin.stage())
        .outputs()
        .get(origin.output());
  }
}
