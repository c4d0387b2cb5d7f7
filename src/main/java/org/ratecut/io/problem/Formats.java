package org.ratecut.io.problem;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.ratecut.io.FileFormat;
import org.ratecut.io.FileFormats;
import org.ratecut.io.devices.Catalogue;
import org.ratecut.io.devices.DeviceSet;
import org.ratecut.io.devices.DeviceSetJson;
import org.ratecut.io.json.JsonFileFormat;
import org.ratecut.io.models.ForeignModels;
import org.ratecut.io.models.ModelOptions;
import org.ratecut.io.models.litert.LiteRtFormat;
import org.ratecut.io.models.onnx.OnnxFormat;
import org.ratecut.io.networks.NetworkFormat;
import org.ratecut.io.text.GrfReader;
import org.ratecut.io.text.MetisGraphReader;
import org.ratecut.io.text.TgtReader;
import org.ratecut.model.Network;

/**
 * What networks and device sets can be read from.
 *
 * @param networkJson networks in JSON, which may also stand inside a problem file
 * @param networks networks in files of any format, JSON among them
 * @param deviceSetJson device sets in JSON, which may also stand inside a problem file
 * @param deviceSets device sets in files of any format, JSON among them
 */
public record Formats(
    JsonFileFormat<Network> networkJson,
    FileFormats<Network> networks,
    JsonFileFormat<DeviceSet> deviceSetJson,
    FileFormats<DeviceSet> deviceSets) {

  /** All that Ratecut reads, with its own catalogue. */
  public static Formats standard() {
    return standard(Catalogues::bundled, ModelOptions.STANDARD);
  }

  /**
   * All that Ratecut reads.
   *
   * @param catalogue asked only if a device set names a part or a link
   * @param models how model files are read
   */
  public static Formats standard(Supplier<Catalogue> catalogue, ModelOptions models) {
    return of(
        new NetworkFormat(),
        withForeign(
            List.of(
                new GrfReader(),
                new MetisGraphReader(),
                new OnnxFormat(models),
                new LiteRtFormat(models))),
        new DeviceSetJson(catalogue),
        List.of(new TgtReader()));
  }

  private static List<FileFormat<Network>> withForeign(List<FileFormat<Network>> read) {
    List<FileFormat<Network>> all = new ArrayList<>(read);
    all.addAll(ForeignModels.formats());
    return all;
  }

  /** JSON and more formats. */
  public static Formats of(
      JsonFileFormat<Network> networkJson,
      List<FileFormat<Network>> moreNetworks,
      JsonFileFormat<DeviceSet> deviceSetJson,
      List<FileFormat<DeviceSet>> moreDeviceSets) {
    return new Formats(
        networkJson,
        new FileFormats<>("network", joined(networkJson, moreNetworks)),
        deviceSetJson,
        new FileFormats<>("device-set", joined(deviceSetJson, moreDeviceSets)));
  }

  private static <T> List<FileFormat<T>> joined(FileFormat<T> first, List<FileFormat<T>> more) {
    List<FileFormat<T>> all = new ArrayList<>();
    all.add(first);
    all.addAll(more);
    return all;
  }
}
