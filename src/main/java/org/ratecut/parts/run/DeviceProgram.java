package org.ratecut.parts.run;

import java.util.ArrayList;
import java.util.List;

/** What one device runs: its stages, loaded. */
public final class DeviceProgram implements AutoCloseable {

  private final List<StageEngine> stages;

  private DeviceProgram(List<StageEngine> stages) {
    this.stages = List.copyOf(stages);
  }

  /** Collects the stages of a device. */
  static final class Builder {

    private final List<StageEngine> stages = new ArrayList<>();

    void add(StageEngine stage) {
      stages.add(stage);
    }

    DeviceProgram build() {
      return new DeviceProgram(stages);
    }
  }

  StageEngine stage(int number) {
    return stages.get(number);
  }

  int stageCount() {
    return stages.size();
  }

  @Override
  public void close() {
    stages.forEach(StageEngine::close);
  }
}
