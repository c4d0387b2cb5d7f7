package org.ratecut.report.analysis;

import org.ratecut.analyze.Carried;
import org.ratecut.analyze.RamContent;
import org.ratecut.model.Problem;

/** The names of what an analysis is about. */
final class AnalysisWords {

  private final Problem problem;

  AnalysisWords(Problem problem) {
    this.problem = problem;
  }

  String layer(int layer) {
    return problem.network().layers().get(layer).name();
  }

  String device(int device) {
    return problem.cluster().device(device).name();
  }

  String channel(int channel) {
    return problem.cluster().channel(channel).name();
  }

  /** Who receives. */
  String receiver(Carried carried) {
    return carried.to().isPresent() ? device(carried.to().getAsInt()) : "all that read it";
  }

  /** For instance {@code output conv1} or {@code received conv1 from board-0}. */
  String content(RamContent content) {
    String layer = layer(content.layer());
    return switch (content.what()) {
      case OUTPUT -> "output " + layer;
      case RESULT -> "result " + layer;
      case RECEIVED -> "received %s from %s".formatted(layer, device(content.from()));
    };
  }
}
