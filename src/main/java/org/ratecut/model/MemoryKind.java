package org.ratecut.model;

/** The memories of a device. What is in one cannot be in the other. */
public enum MemoryKind {
  /**
   * Where a device computes: what vertices put out, and parameters too unless they are in flash.
   */
  RAM,
  /** Where parameters of networks can be that say so, without taking RAM. */
  FLASH
}
