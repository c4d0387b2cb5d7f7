package org.ratecut.report.diagnosis;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ratecut.diagnose.Change;
import org.ratecut.diagnose.Core;
import org.ratecut.diagnose.Repair;
import org.ratecut.io.units.Figures;
import org.ratecut.io.units.MemorySize;
import org.ratecut.model.Layer;
import org.ratecut.model.Network;
import org.ratecut.model.cluster.Device;
import org.ratecut.model.cluster.MemoryKind;

/** What the parts of a diagnosis say, as phrases for people. */
final class DiagnosisWords {

  private static final int MAX_NAMES = 6;

  private final Network network;
  private final MemorySize size;

  DiagnosisWords(Network network) {
    this.network = network;
    this.size = new MemorySize(network.bitsPerValue());
  }

  /** Which layers do not fit where. */
  String reason(Core core) {
    StringBuilder text = new StringBuilder();
    text.append(core.layers().size() == 1 ? "layer " : "layers ");
    text.append(names(core.layers(), Layer::name));
    if (core.pins()) {
      text.append(", pinned as required,");
    }
    text.append(core.layers().size() == 1 ? " does not fit" : " do not fit together");
    if (!core.devices().isEmpty()) {
      text.append(" on ").append(names(core.devices(), Device::name));
    }
    if (core.missingChannels()) {
      text.append(", because some devices have no channel to each other");
    }
    return text.toString();
  }

  /** A change, and how sure it is that nothing smaller does. */
  String repair(Repair repair) {
    if (repair instanceof Repair.MoreMemory memory) {
      return "%s more on each device%s"
          .formatted(
              memory(memory.kind(), memory.enough()),
              proved(memory.atLeast(), memory.enough(), size.text(memory.atLeast())));
    }
    if (repair instanceof Repair.MoreDevices devices) {
      return "%s like %s with %s%s"
          .formatted(
              devices.enough() == 1
                  ? "1 more device"
                  : Figures.count(devices.enough()) + " more devices",
              devices.kind().name(),
              network.memoryKinds().stream()
                  .map(kind -> memory(kind, devices.kind().memory(kind)))
                  .collect(Collectors.joining(" and ")),
              proved(devices.atLeast(), devices.enough(), Figures.count(devices.atLeast())));
    }
    if (repair instanceof Repair.Link link) {
      return "a link between %s and %s".formatted(link.a().name(), link.b().name());
    }
    if (repair instanceof Repair.FinerTile tile) {
      return "a finer tile for layer %s: %s parts instead of %s vertices"
          .formatted(
              tile.layer().name(),
              Figures.count((long) tile.layer().vertexCount() * tile.parts()),
              Figures.count(tile.layer().vertexCount()));
    }
    return "no pins";
  }

  /** How much less may be enough. One is always the least there is, and needs no words. */
  private static String proved(long atLeast, long enough, String atLeastText) {
    if (enough == 1) {
      return "";
    }
    return atLeast == enough
        ? "; proved: nothing less is enough"
        : "; proved: at least %s".formatted(atLeastText);
  }

  /** What becomes larger. */
  String change(Change change) {
    if (change instanceof Change.FasterDevice device) {
      return "%s 10 %% faster".formatted(device.before().name());
    }
    if (change instanceof Change.WiderChannel channel) {
      return "%s 10 %% wider".formatted(channel.before().name());
    }
    return "every memory 10 % larger";
  }

  /** Memory in values and bytes; of which kind, if the network uses more than one. */
  String memory(MemoryKind kind, long values) {
    return network.memoryKinds().size() == 1
        ? size.text(values)
        : size.text(values) + (kind == MemoryKind.RAM ? " of RAM" : " of flash");
  }

  /** The least that the whole network needs: one copy of everything. */
  String leastForAll() {
    return network.memoryKinds().stream()
        .map(kind -> memory(kind, network.totalMemory(kind)))
        .collect(Collectors.joining(" and "));
  }

  private static <T> String names(List<T> list, Function<T, String> name) {
    String some = list.stream().limit(MAX_NAMES).map(name).collect(Collectors.joining(", "));
    return list.size() <= MAX_NAMES
        ? some
        : some + " and %s more".formatted(Figures.count(list.size() - MAX_NAMES));
  }
}
