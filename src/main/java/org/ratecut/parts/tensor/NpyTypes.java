package org.ratecut.parts.tensor;

import java.util.Map;
import java.util.TreeMap;
import org.ratecut.io.InputException;
import org.ratecut.io.models.tensor.ElementType;

/** What NumPy calls types of numbers, little-endian where they have several bytes. */
final class NpyTypes {

  private static final Map<String, ElementType> TYPES =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("<f8", ElementType.FLOAT64),
              Map.entry("<f4", ElementType.FLOAT32),
              Map.entry("<f2", ElementType.FLOAT16),
              Map.entry("<i8", ElementType.INT64),
              Map.entry("<i4", ElementType.INT32),
              Map.entry("<i2", ElementType.INT16),
              Map.entry("|i1", ElementType.INT8),
              Map.entry("<u8", ElementType.UINT64),
              Map.entry("<u4", ElementType.UINT32),
              Map.entry("<u2", ElementType.UINT16),
              Map.entry("|u1", ElementType.UINT8),
              Map.entry("|b1", ElementType.BOOL)));

  private NpyTypes() {}

  static ElementType read(String file, String description) {
    ElementType type = TYPES.get(description);
    if (type == null) {
      throw new InputException(
          file,
          "",
          "Its numbers are of the type \"%s\"; those that are read are %s."
              .formatted(description, String.join(", ", TYPES.keySet())),
          "Convert the array, for instance with array.astype(numpy.float32).");
    }
    return type;
  }

  static String write(ElementType type) {
    return TYPES.entrySet().stream()
        .filter(entry -> entry.getValue() == type)
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("NumPy has no " + type + "."));
  }
}
