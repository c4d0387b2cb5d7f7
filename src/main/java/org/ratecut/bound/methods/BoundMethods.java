package org.ratecut.bound.methods;

import java.util.List;
import org.ratecut.bound.BoundMethod;
import org.ratecut.bound.block.BlockBound;
import org.ratecut.bound.capacity.CapacityBound;
import org.ratecut.bound.loop.LoopBound;
import org.ratecut.bound.profile.LayerProfileBound;

/** All arguments that this program knows, cheap ones first. */
public final class BoundMethods {

  private BoundMethods() {}

  public static List<BoundMethod> all() {
    return List.of(new CapacityBound(), new LoopBound(), new BlockBound(), new LayerProfileBound());
  }
}
