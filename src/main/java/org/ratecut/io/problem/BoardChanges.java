package org.ratecut.io.problem;

import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.ratecut.io.CloseNames;
import org.ratecut.io.Glob;
import org.ratecut.io.InputException;
import org.ratecut.io.units.MemoryAmount;
import org.ratecut.model.Layer;
import org.ratecut.model.Pins;
import org.ratecut.model.Problem;
import org.ratecut.model.cluster.Cluster;
import org.ratecut.model.cluster.Device;
import org.ratecut.model.exact.InvalidModelException;

/** What a user knows of the boards and says on the command line, put into a problem. */
public final class BoardChanges {

  private static final String PIN = "--pin";
  private static final String MEASURED = "--measured";

  /** Means all input layers, unless a layer is called so. */
  private static final String INPUT = "input";

  private final Problem problem;

  public BoardChanges(Problem problem) {
    this.problem = problem;
  }

  /**
   * Pins layers to devices.
   *
   * @param pins for each a layer, a pattern of names or {@code input}, and a device by name or
   *     number
   * @throws InputException if there is no such layer or device, or a layer goes to two devices
   */
  public Problem pinned(Map<String, String> pins) {
    Pins all = problem.pins();
    for (Map.Entry<String, String> pin : pins.entrySet()) {
      int device = device(pin.getValue());
      for (Layer layer : layers(pin.getKey())) {
        requireNowhereElse(all, layer, device);
        all = all.withLayer(layer, device);
      }
    }
    return problem.withPins(all);
  }

  private void requireNowhereElse(Pins pins, Layer layer, int device) {
    int pinned = pins.deviceOf(layer.firstVertex());
    if (pinned != Pins.FREE && pinned != device) {
      throw new InputException(
          PIN,
          "",
          "Layer %s is pinned to %s and to %s."
              .formatted(
                  layer.name(), cluster().device(pinned).name(), cluster().device(device).name()),
          "Pin it to one device.");
    }
  }

  private List<Layer> layers(String words) {
    List<Layer> all = problem.network().layers();
    Glob pattern = Glob.ofName(words);
    List<Layer> named = all.stream().filter(layer -> pattern.matches(layer.name())).toList();
    if (named.isEmpty() && words.equals(INPUT)) {
      named = InputLayers.of(problem.network());
    }
    if (named.isEmpty()) {
      throw new InputException(
          PIN,
          "",
          "There is no layer named \"%s\".".formatted(words),
          CloseNames.in(all.stream().map(Layer::name).toList()).advise(words)
              + " \"input\" means the input layers; * stands for any characters.");
    }
    return named;
  }

  private int device(String nameOrNumber) {
    List<String> names = cluster().devices().stream().map(Device::name).toList();
    int byName = names.indexOf(nameOrNumber);
    if (byName >= 0) {
      return byName;
    }
    if (nameOrNumber.matches("\\d{1,4}") && Integer.parseInt(nameOrNumber) < names.size()) {
      return Integer.parseInt(nameOrNumber);
    }
    throw new InputException(
        PIN,
        "",
        "There is no device named \"%s\"; they are numbered from 0 to %d."
            .formatted(nameOrNumber, names.size() - 1),
        CloseNames.in(names).advise(nameOrNumber));
  }

  private Cluster cluster() {
    return problem.cluster();
  }

  /**
   * Takes RAM and flash off every device, for the runtime, the stack and the code.
   *
   * @throws InputException if a device has less
   */
  public Problem reserved(MemoryAmount ram, MemoryAmount flash) {
    int bits = problem.network().bitsPerValue();
    long ramValues = ram.valuesToHold(bits);
    long flashValues = flash.valuesToHold(bits);
    return changed(
        device ->
            device.withMemory(
                less("--reserve", "RAM", device, device.memory(), ramValues),
                less("--reserve-flash", "flash", device, device.flash(), flashValues)));
  }

  private static long less(String option, String what, Device device, long has, long reserved) {
    if (reserved > has) {
      throw new InputException(
          option,
          "",
          "Device %s has less %s than is to be reserved: %d values of %d."
              .formatted(device.name(), what, has, reserved),
          "Reserve less, or use another device.");
    }
    return has - reserved;
  }

  /**
   * Sets the performance of devices by what a whole inference was measured to take on one of them.
   *
   * @param times by the names of devices, or of parts without the number of a device; those that
   *     are not there are passed over
   */
  public Problem measured(Map<String, Duration> times) {
    return changed(device -> calibrated(device, times));
  }

  private Device calibrated(Device device, Map<String, Duration> times) {
    Device calibrated = device;
    for (Map.Entry<String, Duration> each : times.entrySet()) {
      if (isCalled(device, each.getKey())) {
        calibrated = device.withPerformance(performance(each.getValue()));
      }
    }
    return calibrated;
  }

  /** FLOP per second, rounded down, at least 1. */
  private long performance(Duration time) {
    BigInteger flop = BigInteger.valueOf(problem.network().totalComputation());
    return flop.multiply(BigInteger.valueOf(Duration.ofSeconds(1).toNanos()))
        .divide(BigInteger.valueOf(time.toNanos()))
        .max(BigInteger.ONE)
        .longValueExact();
  }

  private static boolean isCalled(Device device, String name) {
    String own = device.name();
    return own.equals(name)
        || (own.startsWith(name + "-") && own.substring(name.length() + 1).matches("\\d+"));
  }

  private Problem changed(UnaryOperator<Device> change) {
    List<Device> devices = new ArrayList<>(cluster().devices());
    devices.replaceAll(change);
    Cluster other = new Cluster(cluster().name(), devices, cluster().channels(), cluster().ports());
    try {
      return problem.withCluster(other, problem.times());
    } catch (InvalidModelException e) {
      throw new InputException(MEASURED, "", e.getMessage(), "Check the time and its unit.");
    }
  }
}
