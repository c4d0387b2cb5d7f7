package org.ratecut.bound.profile.inequality;

import com.google.ortools.sat.LinearExprBuilder;

/** What crosses between one set of devices and all others, in vertices of a source. */
interface Traffic {

  /** What the devices of the set receive from the others; a new expression at each call. */
  LinearExprBuilder received(int source);

  /** What they send to the others, once for each receiver; a new expression at each call. */
  LinearExprBuilder sent(int source);

  /** Both directions. */
  default LinearExprBuilder exchanged(int source) {
    return received(source).add(sent(source));
  }
}
