package org.ratecut.io.models.tensor;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Roles in which some dimensions are the channels and all others positions. */
public final class Positions {

  private Positions() {}

  /** The last other dimension that varies becomes the width, those before it the height. */
  public static Roles roles(Activation tensor, List<Integer> channels) {
    List<Role> roles = new ArrayList<>(Collections.nCopies(tensor.rank(), Role.NONE));
    boolean hasWidth = false;
    for (int k = tensor.rank() - 1; k >= 0; k--) {
      if (channels.contains(k)) {
        roles.set(k, Role.CHANNELS);
      } else if (tensor.varies(k)) {
        roles.set(k, hasWidth ? Role.HEIGHT : Role.WIDTH);
        hasWidth = true;
      }
    }
    return new Roles(roles);
  }
}
