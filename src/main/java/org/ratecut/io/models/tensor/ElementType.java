package org.ratecut.io.models.tensor;

/** What one number of a tensor is stored as. */
public enum ElementType {
  FLOAT64(64),
  FLOAT32(32),
  FLOAT16(16),
  BFLOAT16(16),
  FLOAT8(8),
  INT64(64),
  INT32(32),
  INT16(16),
  INT8(8),
  INT4(4),
  UINT64(64),
  UINT32(32),
  UINT16(16),
  UINT8(8),
  UINT4(4),
  BOOL(8),
  COMPLEX64(64),
  COMPLEX128(128);

  private final int bits;

  ElementType(int bits) {
    this.bits = bits;
  }

  public int bits() {
    return bits;
  }

  /** Whether numbers of it can say sizes, axes and positions. */
  public boolean isWhole() {
    return switch (this) {
      case INT64, INT32, INT16, INT8, UINT64, UINT32, UINT16, UINT8, BOOL -> true;
      default -> false;
    };
  }
}
