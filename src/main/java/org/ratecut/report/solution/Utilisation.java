package org.ratecut.report.solution;

import org.ratecut.evaluation.Bottleneck;
import org.ratecut.evaluation.Evaluation;
import org.ratecut.io.units.Figures;
import org.ratecut.model.exact.Fraction;

/** Which part of each period devices, channels and ports work. */
record Utilisation(Evaluation evaluation) {

  /** From 0 to 1, which the bottleneck has. */
  double ofDevice(int device) {
    return shareOf(evaluation.deviceTimes().get(device));
  }

  /** From 0 to 1, which the bottleneck has. */
  double ofChannel(int channel) {
    return shareOf(evaluation.channelTimes().get(channel));
  }

  /** From 0 to 1, which the bottleneck has. */
  double ofPort(int port) {
    return shareOf(evaluation.portTimes().get(port));
  }

  /** The part of each period that something takes, in percent; {@code -} if there is no period. */
  static String text(Fraction time, Evaluation evaluation) {
    return evaluation.period().isZero()
        ? "-"
        : Figures.percent(new Utilisation(evaluation).shareOf(time));
  }

  boolean isBottleneck(Bottleneck resource) {
    return evaluation.bottleneck().filter(resource::equals).isPresent();
  }

  private double shareOf(Fraction time) {
    if (time.equals(evaluation.period())) {
      return time.isZero() ? 0 : 1;
    }
    return time.toDouble() / evaluation.period().toDouble();
  }
}
