package org.ratecut.solver.timefold;

import ai.timefold.solver.core.api.domain.entity.PlanningEntity;
import ai.timefold.solver.core.api.domain.entity.PlanningPin;
import ai.timefold.solver.core.api.domain.lookup.PlanningId;
import ai.timefold.solver.core.api.domain.variable.PlanningVariable;

/** A vertex and the device that it is on: Timefold's planning entity and planning variable. */
@PlanningEntity
public final class PlacedVertex {

  static final String DEVICE = "device";

  private final int number;
  private final boolean pinned;
  private Integer device;

  PlacedVertex(int number, boolean pinned, Integer device) {
    this.number = number;
    this.pinned = pinned;
    this.device = device;
  }

  /** The number of the vertex in the network. */
  @PlanningId
  public int getNumber() {
    return number;
  }

  /** Whether Timefold must leave it where it is. */
  @PlanningPin
  public boolean isPinned() {
    return pinned;
  }

  /** The number of the device in the cluster. */
  @PlanningVariable
  public Integer getDevice() {
    return device;
  }

  public void setDevice(Integer device) {
    this.device = device;
  }

  PlacedVertex copy() {
    return new PlacedVertex(number, pinned, device);
  }

  @Override
  public String toString() {
    return "vertex " + number;
  }
}
