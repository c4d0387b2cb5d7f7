package org.ratecut.bound.profile;

import com.google.ortools.sat.LinearExprBuilder;
import java.util.List;

/** What crosses between a set of devices and the others, in vertices of a source. */
interface Traffic {

  LinearExprBuilder received(int source, List<Integer> devices);

  LinearExprBuilder sent(int source, List<Integer> devices);

  /** Both directions. */
  LinearExprBuilder exchanged(int source, List<Integer> devices);
}
