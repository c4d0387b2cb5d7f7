package org.ratecut.model.cluster;

/** The memories of a device. What is in one cannot be in the other. */
public enum MemoryKind {
  /** Where a device computes: outputs of vertices, and parameters too unless they are in flash. */
  RAM("memory"),
  /** Where parameters of networks can be that say so, without taking RAM. */
  FLASH("flash");

  private final String word;

  MemoryKind(String word) {
    this.word = word;
  }

  /** What reports call it. */
  public String word() {
    return word;
  }
}
