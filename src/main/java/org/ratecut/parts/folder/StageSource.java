package org.ratecut.parts.folder;

import java.util.Map;
import org.ratecut.parts.cut.Parts;

/** Stages as source code in C. */
final class StageSource {

  private StageSource() {}

  static Map<String, String> of(Parts parts) {
    return Map.of();
  }
}
