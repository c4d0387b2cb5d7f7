package org.ratecut.parts.folder;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.ratecut.parts.Manifest;
import org.ratecut.parts.PartDevice;
import org.ratecut.parts.Region;
import org.ratecut.parts.Stage;
import org.ratecut.parts.cut.ArenaLayout;
import org.ratecut.parts.cut.Parts;

/**
 * Stages as source code in C: for each an array with the bytes of its model file, and a header that
 * says what it reads and computes and where its tensors can be in memory.
 */
final class StageSource {

  private static final int BYTES_PER_LINE = 12;

  private final Manifest manifest;
  private final Stage stage;
  private final byte[] model;
  private final ArenaLayout arena;
  private final String name;
  private final StringBuilder text = new StringBuilder();

  private StageSource(Parts parts, Stage stage) {
    this.manifest = parts.manifest();
    this.stage = stage;
    this.model = parts.models().get(stage.file());
    this.arena = parts.arenas().get(stage.file());
    this.name = identifier(baseName(stage.file()));
  }

  /** The texts of all files, by their names. */
  static Map<String, String> of(Parts parts) {
    Map<String, String> files = new LinkedHashMap<>();
    for (PartDevice device : parts.manifest().devices()) {
      for (Stage stage : device.stages()) {
        String base = baseName(stage.file());
        files.put(base + ".h", new StageSource(parts, stage).header());
        files.put(base + ".c", new StageSource(parts, stage).array());
      }
    }
    return files;
  }

  private static String baseName(String file) {
    return file.substring(0, file.lastIndexOf('.'));
  }

  /** A name that C takes; files are numbered, so no two become the same. */
  private static String identifier(String file) {
    return "part_" + file.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "_");
  }

  private String array() {
    text.append("/* The model of %s: do not edit. */\n\n".formatted(stage.file()));
    text.append("#include \"%s.h\"\n\n".formatted(baseName(stage.file())));
    text.append("const unsigned char %s[%s_SIZE] = {".formatted(name, upper()));
    for (int i = 0; i < model.length; i++) {
      text.append(i % BYTES_PER_LINE == 0 ? "\n    " : " ");
      text.append("0x%02x,".formatted(model[i]));
    }
    text.append("\n};\n");
    return text.toString();
  }

  private String header() {
    text.append(
        "/* %s: do not edit. manifest.json says who sends what. */\n\n".formatted(stage.file()));
    text.append("#ifndef %s_H\n#define %s_H\n\n".formatted(upper(), upper()));
    addSizes();
    addTensors("INPUT", inputs());
    addTensors("OUTPUT", outputs());
    addPlaces();
    text.append("\n#ifdef __cplusplus\nextern \"C\" {\n#endif\n\n");
    text.append(
        "/* The model file; runtimes read weights where they are, so it is aligned. */\n"
            + "extern const unsigned char %s[%s_SIZE] __attribute__((aligned(16)));\n"
                .formatted(name, upper()));
    text.append("\n#ifdef __cplusplus\n}\n#endif\n\n#endif\n");
    return text.toString();
  }

  private void addSizes() {
    define("SIZE", Integer.toString(model.length), "bytes of the model file");
    define("WEIGHTS", Long.toString(stage.weightBytes()), "bytes of them are weights and biases");
    define(
        "TENSORS_PEAK",
        Long.toString(stage.peakBytes()),
        "bytes that its tensors take at once, without what the runtime needs itself");
  }

  /** A tensor of the file that is read or computed for others. */
  private record Port(String name, String what, long bytes) {}

  private List<Port> inputs() {
    List<Port> ports = new ArrayList<>();
    stage.inputs().forEach(each -> ports.add(port(each.name(), each.tensor(), each.region())));
    return ports;
  }

  private List<Port> outputs() {
    List<Port> ports = new ArrayList<>();
    stage.outputs().forEach(each -> ports.add(port(each.name(), each.tensor(), each.region())));
    return ports;
  }

  private Port port(String file, String tensor, Region region) {
    return new Port(file, tensor + " " + region, manifest.tensor(tensor).bytes(region.count()));
  }

  private void addTensors(String kind, List<Port> ports) {
    text.append('\n');
    define(kind + "S", Integer.toString(ports.size()), "");
    for (int i = 0; i < ports.size(); i++) {
      Port port = ports.get(i);
      define("%s_%d_BYTES".formatted(kind, i), Long.toString(port.bytes()), port.what());
      arena.places().stream()
          .filter(place -> place.tensor().name().equals(port.name()))
          .findFirst()
          .ifPresent(place -> addOffset(kind, ports.indexOf(port), place));
    }
  }

  private void addOffset(String kind, int index, ArenaLayout.Place place) {
    define("%s_%d_OFFSET".formatted(kind, index), Long.toString(place.offset()), "");
  }

  private void addPlaces() {
    text.append("\n/* A layout of its tensors, in bytes: offset, size, first and last operator.\n");
    text.append(
        arena.places().stream()
            .map(
                place ->
                    " *   %d %d %d %d  %s\n"
                        .formatted(
                            place.offset(),
                            place.tensor().bytes(),
                            place.tensor().first(),
                            place.tensor().last(),
                            comment(place.tensor().name())))
            .collect(Collectors.joining()));
    text.append(" */\n");
  }

  private void define(String constant, String value, String what) {
    text.append("#define %s_%s %s".formatted(upper(), constant, value));
    text.append(what.isEmpty() ? "\n" : " /* %s */\n".formatted(comment(what)));
  }

  /** Without what would end a comment, or a line. */
  private static String comment(String words) {
    return words.replace("*/", "* /").replace("/*", "/ *").replaceAll("[^\\x20-\\x7e]", "?");
  }

  private String upper() {
    return name.toUpperCase(Locale.ROOT);
  }
}
