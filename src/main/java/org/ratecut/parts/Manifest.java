package org.ratecut.parts;

import java.util.List;

/**
 * What the files in a folder of parts are, and how they work together. Names of tensors are those
 * of {@link #tensors()}; devices and transfers are numbered in their order here, stages, outputs
 * and held regions in their order within their device or stage.
 *
 * @param problem its name
 * @param model the name of the file of the whole model
 * @param modelDigest of that file: SHA-256, in hexadecimal digits
 * @param tensors that a stage reads or computes for others, and the inputs and outputs
 * @param inputs names of the inputs that parts read, in the order of the model
 * @param outputs of the network, in the order of the model
 * @param transfers in the order in which their origins are computed
 */
public record Manifest(
    String problem,
    PartFormat format,
    String model,
    String modelDigest,
    List<PartTensor> tensors,
    List<String> inputs,
    List<PartOutput> outputs,
    List<PartDevice> devices,
    List<RegionTransfer> transfers,
    TrafficCheck traffic) {

  /** The name of its file in a folder of parts. */
  public static final String FILE = "manifest.json";

  /** Makes the lists immutable. */
  public Manifest {
    tensors = List.copyOf(tensors);
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
    devices = List.copyOf(devices);
    transfers = List.copyOf(transfers);
  }

  /**
   * The tensor of a name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public PartTensor tensor(String name) {
    return tensors.stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("There is no tensor " + name + "."));
  }
}
