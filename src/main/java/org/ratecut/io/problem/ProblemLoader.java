package org.ratecut.io.problem;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.ratecut.io.CloseNames;
import org.ratecut.io.FileFormat;
import org.ratecut.io.FileSource;
import org.ratecut.io.InputException;
import org.ratecut.io.Source;
import org.ratecut.io.StandardInput;
import org.ratecut.io.WatchedSource;
import org.ratecut.io.devices.Catalogue;
import org.ratecut.io.devices.DeviceSet;
import org.ratecut.io.devices.DeviceSpec;
import org.ratecut.io.models.ImportedModel;
import org.ratecut.io.models.ModelFormat;
import org.ratecut.io.networks.MemoryDefaults;
import org.ratecut.io.profile.LayerTypes;
import org.ratecut.io.profile.ProfileTemplate;
import org.ratecut.layers.NetworkDescription;
import org.ratecut.model.Network;
import org.ratecut.model.Problem;
import org.ratecut.model.cluster.Cluster;
import org.ratecut.model.exact.InvalidModelException;

/**
 * Loads what a user calls a problem: a problem file, the name of a bundled one, or a network
 * followed by a device set, each a file in any format that we read or a bundled name. What is both
 * a path and a name is the path.
 */
public final class ProblemLoader {

  private final Formats formats;
  private final BundledFiles bundled;
  private final LoadingOptions options;
  private final NetworkLoader networks;
  private final Consumer<Path> reads;

  /** Reads the given formats as the user says. */
  public ProblemLoader(Formats formats, BundledFiles bundled, LoadingOptions options) {
    this(formats, bundled, options, path -> {});
  }

  private ProblemLoader(
      Formats formats, BundledFiles bundled, LoadingOptions options, Consumer<Path> reads) {
    this.reads = reads;
    this.formats = formats;
    this.bundled = bundled;
    this.options = options;
    this.networks = new NetworkLoader(formats, options.network());
  }

  /** Reads all formats of Ratecut and knows its bundled problems. */
  public static ProblemLoader standard() {
    return standard(LoadingOptions.NONE);
  }

  /** Reads all formats of Ratecut as the user says, and knows its bundled problems. */
  public static ProblemLoader standard(LoadingOptions options) {
    return new ProblemLoader(
        Formats.standard(() -> Catalogues.with(options.catalogue()), options.models()),
        new BundledFiles(),
        options);
  }

  /**
   * The same loader, with someone who hears which files of the user are read.
   *
   * @param listener hears of each file that is opened, those that other files refer to included
   */
  public ProblemLoader watchedBy(Consumer<Path> listener) {
    return new ProblemLoader(formats, bundled, options, listener);
  }

  /** The names that {@link #load(String)} knows without a file, sorted. */
  public List<String> bundledProblems() {
    return bundled.problemNames();
  }

  /**
   * Loads one or two arguments of a command line.
   *
   * @throws InputException if there are more or fewer, or they cannot be used
   */
  public Problem load(List<String> arguments) {
    if (options.devices().isPresent()) {
      return loadOn(options.devices().get(), arguments);
    }
    return switch (arguments.size()) {
      case 1 -> load(arguments.get(0));
      case 2 -> load(arguments.get(0), arguments.get(1));
      default ->
          throw new InputException(
              String.join(" ", arguments),
              "",
              "Found %d arguments, but expected a problem, or a network and a device set."
                  .formatted(arguments.size()),
              "Name one problem, or two files.");
    };
  }

  /**
   * Loads a problem file, or a bundled problem by its name.
   *
   * @throws InputException if there is neither, or it is not right
   */
  public Problem load(String problem) {
    Found found = find("problem", problem, bundled.problemNames());
    String extension = found.source.extension();
    formats
        .networks()
        .find(found.source)
        .filter(format -> !format.isReadable())
        .ifPresent(format -> format.read(found.source));
    if (formats.networks().find(found.source).isPresent() && !extension.equals(".json")) {
      throw new InputException(
          problem,
          "",
          "This is a network without devices.",
          "Add for instance --devices \"4xnrf52840 over spi\", or name a device set after it."
              + " \"ratecut devices\" lists parts and links.");
    }
    if (!extension.equals(".json")) {
      throw new InputException(
          problem,
          "",
          "Found a file that ends with \"%s\", but a problem file ends with .json."
              .formatted(extension),
          "If it is a network, name its device set after it.");
    }
    return new ProblemFile(formats, options).read(found.source, found.name);
  }

  /**
   * Loads a network and a device set.
   *
   * @return a problem without pins, for the best rate, named {@code network_devices}
   * @throws InputException if either cannot be used, or they do not fit together
   */
  public Problem load(String networkFile, String devicesFile) {
    Source devices = find("device set", devicesFile, namesIn("devices/")).source;
    return problem(timing(networkFile, formats.deviceSets().read(devices)), devices.name());
  }

  private Problem loadOn(String devices, List<String> arguments) {
    requireOne(arguments);
    return problem(timing(arguments.get(0), deviceSpec(devices)), "devices");
  }

  private void requireOne(List<String> arguments) {
    if (arguments.size() != 1) {
      throw new InputException(
          String.join(" ", arguments),
          "",
          "Found %d arguments, but with the devices \"%s\" a network alone is expected."
              .formatted(arguments.size(), options.devices().orElseThrow()),
          "Name a network, or leave the devices out.");
    }
  }

  /**
   * What the layers of a network do, for measured times that go by that.
   *
   * @throws InputException if it cannot be used
   */
  public LayerTypes layerTypes(String networkFile) {
    return networks.types(networkSource(networkFile));
  }

  /**
   * Puts a network on devices of the catalogue.
   *
   * @param types what its layers do
   * @param devices as {@link org.ratecut.io.devices.DeviceSpec} reads them
   * @return a problem without pins, for the best rate
   * @throws InputException if the devices cannot be used, or do not fit the network
   */
  public Problem loadOn(String devices, Network network, LayerTypes types, Catalogue catalogue) {
    DeviceSet set = DeviceSpec.parse("devices", devices, catalogue);
    return problem(new Timing(network, types, set), "devices");
  }

  private DeviceSet deviceSpec(String line) {
    return DeviceSpec.parse("devices", line, Catalogues.with(options.catalogue()));
  }

  private Timing timing(String networkFile, DeviceSet devices) {
    Source source = networkSource(networkFile);
    return new Timing(
        networks.read(source, new MemoryDefaults(devices.hasFlash())),
        networks.types(source),
        devices);
  }

  private Problem problem(Timing timing, String devicesName) {
    Network network = timing.network();
    Cluster cluster = timing.devices().bind(network.bitsPerValue(), options.arithmetic());
    try {
      return Problem.of(network.name() + "_" + cluster.name(), network, cluster)
          .withTimes(timing.times(options.readProfile()));
    } catch (InvalidModelException e) {
      throw new InputException(
          devicesName, "", e.getMessage(), "Use a smaller network, or fewer or other devices.");
    }
  }

  /**
   * The table of measured times for what the arguments of a command line name, to be filled in.
   *
   * @throws InputException if they name no network with devices
   */
  public ProfileTemplate profileTemplate(List<String> arguments) {
    Timing timing = timing(arguments);
    return new ProfileTemplate(timing.network(), timing.types(), timing.kinds());
  }

  private Timing timing(List<String> arguments) {
    if (options.devices().isPresent()) {
      requireOne(arguments);
      return timing(arguments.get(0), deviceSpec(options.devices().get()));
    }
    if (arguments.size() == 2) {
      Source devices = find("device set", arguments.get(1), namesIn("devices/")).source;
      return timing(arguments.get(0), formats.deviceSets().read(devices));
    }
    Found found = find("problem", arguments.get(0), bundled.problemNames());
    return new ProblemFile(formats, options).readTiming(found.source);
  }

  /**
   * Loads a network without devices, counted as in the paper unless it or the user says otherwise.
   *
   * @throws InputException if it cannot be used
   */
  public Network loadNetwork(String networkFile) {
    return loadNetwork(networkFile, MemoryDefaults.PAPER);
  }

  /**
   * Loads a network.
   *
   * @param defaults what holds where neither it nor the user says anything
   * @throws InputException if it cannot be used
   */
  public Network loadNetwork(String networkFile, MemoryDefaults defaults) {
    return networks.read(networkSource(networkFile), defaults);
  }

  /**
   * Loads the layers of a network, as they are described.
   *
   * @throws InputException if it cannot be used, or is not described by layers
   */
  public NetworkDescription loadDescription(String networkFile) {
    return networks.describe(networkSource(networkFile), MemoryDefaults.PAPER);
  }

  /**
   * Loads a model file with what is published of it.
   *
   * @return empty if the argument is no file with the ending of one
   * @throws InputException if it is one and cannot be used
   */
  public Optional<ImportedModel> loadModel(String networkFile) {
    FileSource file = FileSource.of(networkFile);
    return formats
        .networks()
        .find(file)
        .filter(format -> format instanceof ModelFormat)
        .map(format -> ((ModelFormat) format).readModel(networkSource(networkFile)));
  }

  /**
   * Reads the model file that the network of a problem is made of.
   *
   * @param arguments as for {@link #load(List)}
   * @throws InputException if the network is in no model file, or it is not right
   */
  public ModelFile modelFile(List<String> arguments) {
    String first = arguments.get(0);
    boolean alone = options.devices().isPresent() || arguments.size() != 1;
    NetworkFile file =
        alone
            ? new NetworkFile(networkSource(first), options.network())
            : new ProblemFile(formats, options)
                .networkFile(find("problem", first, bundled.problemNames()).source);
    FileFormat<Network> format = formats.networks().formatOf(file.source());
    if (!(format instanceof ModelFormat models)) {
      throw new InputException(
          file.source().name(),
          "",
          "This is no model file, so there is nothing to cut into parts.",
          "Name a .tflite or .onnx file, or a problem whose network is one.");
    }
    ImportedModel model = models.readModel(file.source());
    return new ModelFile(file.source(), model, file.choices().cut(model.description()));
  }

  /**
   * Finds a network file, or a bundled one by its name, without reading it.
   *
   * @throws InputException if there is neither
   */
  public Source networkSource(String networkFile) {
    return find("network", networkFile, namesIn("networks/")).source;
  }

  private List<String> namesIn(String folder) {
    return bundled.names().stream().filter(name -> name.startsWith(folder)).toList();
  }

  /** Only problems have a command that lists them all. */
  private static String listing(String what) {
    return what.equals("problem") ? " \"ratecut info --list\" lists all." : "";
  }

  /** A source and the name that it goes by. */
  private record Found(Source source, String name) {}

  private Found find(String what, String pathOrName, List<String> names) {
    if (pathOrName.equals(StandardInput.NAME)) {
      StandardInput input = StandardInput.read(System.in);
      return new Found(input, input.name());
    }
    FileSource file = FileSource.of(pathOrName);
    Optional<Source> bundledFile = bundled.find(pathOrName).filter(source -> !file.isFile());
    if (bundledFile.isPresent()) {
      return new Found(bundledFile.get(), pathOrName);
    }
    if (!file.exists()) {
      throw new InputException(
          pathOrName,
          "",
          "There is no file and no bundled %s with this name.".formatted(what),
          new NearbyFiles(file.path())
              .advice()
              .orElseGet(() -> CloseNames.in(names).advise(pathOrName) + listing(what)));
    }
    return new Found(new WatchedSource(file, reads), file.baseName());
  }
}
