package org.ratecut.layers.operation;

/** How many layers an operation reads. */
public enum InputCount {
  NONE("no input", 0, 0),
  ONE("exactly one input", 1, 1),
  TWO("exactly two inputs", 2, 2),
  SOME("at least one input", 1, Integer.MAX_VALUE),
  SEVERAL("at least two inputs", 2, Integer.MAX_VALUE);

  private final String words;
  private final int least;
  private final int most;

  InputCount(String words, int least, int most) {
    this.words = words;
    this.least = least;
    this.most = most;
  }

  public boolean allows(int count) {
    return count >= least && count <= most;
  }

  @Override
  public String toString() {
    return words;
  }
}
