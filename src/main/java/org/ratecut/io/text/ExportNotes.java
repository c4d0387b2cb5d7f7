package org.ratecut.io.text;

import java.util.ArrayList;
import java.util.List;
import org.ratecut.model.Network;
import org.ratecut.model.cluster.MemoryKind;
import org.ratecut.model.exact.Fraction;

/** What formats of other authors count otherwise than a network does, a sentence each. */
final class ExportNotes {

  private static final int BITS_OF_PAPER = 64;

  private ExportNotes() {}

  /**
   * The notes for a format.
   *
   * @param ending of its files, for people
   */
  static List<String> of(Network network, String ending) {
    List<String> notes = new ArrayList<>();
    if (network.bitsPerValue() != BITS_OF_PAPER) {
      notes.add(
          ("Its sizes count values of %d bits; a program that takes them for values of %d bits, as"
                  + " %s files are read, takes them %s times as large. A .tgt file of the same"
                  + " problem counts the same values.")
              .formatted(network.bitsPerValue(), BITS_OF_PAPER, ending, factor(network)));
    }
    if (network.reusesMemory()) {
      notes.add("Outputs take memory all the time there, not only while they are needed.");
    }
    if (network.isPipelined()) {
      notes.add("Room for the inferences in flight is not counted.");
    }
    if (network.memoryKinds().contains(MemoryKind.FLASH)) {
      notes.add(
          "Memory is RAM alone: %,d values in flash are left out."
              .formatted(network.totalMemory(MemoryKind.FLASH)));
    }
    return notes;
  }

  private static Fraction factor(Network network) {
    return Fraction.of(BITS_OF_PAPER, network.bitsPerValue());
  }
}
