package org.ratecut.fleet;

/** Hears what is found out while fleets are tried. */
public interface FleetListener {

  /** A fleet gets its turn. */
  default void onTurn(String devices) {}

  /** A turn is over. */
  default void onFinding(FleetFinding finding) {}
}
