package org.ratecut.cli.parts;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.ratecut.io.OutputException;
import org.ratecut.parts.Manifest;
import org.ratecut.parts.PartDevice;
import org.ratecut.parts.RegionTransfer;
import org.ratecut.parts.net.DeviceProcess;
import org.ratecut.parts.run.Clock;
import org.ratecut.parts.run.PartFolder;
import org.ratecut.parts.run.PipelineRun;
import org.ratecut.temporary.FailureReason;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which devices are processes of their own, and where they listen. */
final class PeerOptions {

  private static final int MAX_PORT = 65_535;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--device",
      paramLabel = "NAME",
      description = "Be one device, in a process of its own, until the run has ended.")
  private String device;

  @Option(
      names = "--listen",
      paramLabel = "[HOST:]PORT",
      description =
          "Where --device listens; on this computer alone if no HOST is given. 0.0.0.0 is all of a"
              + " network, where anyone can give it work.")
  private String listen;

  @Option(
      names = "--peer",
      paramLabel = "NAME=HOST:PORT",
      description =
          "Where another device listens: each that --device sends to, and without --device all of"
              + " them, which then do the work.")
  private List<String> peers = List.of();

  boolean isDevice() {
    if ((device == null) != (listen == null)) {
      throw wrong("--device and --listen belong together.");
    }
    return device != null;
  }

  boolean areGiven() {
    return !peers.isEmpty();
  }

  /** The addresses of all devices, in order. */
  List<InetSocketAddress> all(Manifest manifest) {
    Map<Integer, InetSocketAddress> known = known(manifest);
    List<InetSocketAddress> addresses = new ArrayList<>();
    for (int d = 0; d < manifest.devices().size(); d++) {
      addresses.add(required(manifest, known, d));
    }
    return addresses;
  }

  private InetSocketAddress required(
      Manifest manifest, Map<Integer, InetSocketAddress> known, int number) {
    InetSocketAddress address = known.get(number);
    if (address == null) {
      throw wrong("--peer %s=HOST:PORT is missing.".formatted(name(manifest, number)));
    }
    return address;
  }

  private static String name(Manifest manifest, int number) {
    return manifest.devices().get(number).name();
  }

  private Map<Integer, InetSocketAddress> known(Manifest manifest) {
    Map<Integer, InetSocketAddress> known = new TreeMap<>();
    for (String peer : peers) {
      int equals = peer.lastIndexOf('=');
      if (equals < 1) {
        throw wrong("--peer %s must be NAME=HOST:PORT.".formatted(peer));
      }
      int number = number(manifest, "--peer", peer.substring(0, equals));
      known.put(number, address("--peer", peer.substring(equals + 1)));
    }
    return known;
  }

  private int number(Manifest manifest, String option, String name) {
    List<String> names = manifest.devices().stream().map(PartDevice::name).toList();
    if (!names.contains(name)) {
      throw wrong(
          "%s names a device '%s'; the devices are %s."
              .formatted(option, name, String.join(", ", names)));
    }
    return names.indexOf(name);
  }

  private InetSocketAddress address(String option, String text) {
    int colon = text.lastIndexOf(':');
    String port = text.substring(colon + 1);
    if (!port.matches("\\d{1,5}") || Integer.parseInt(port) > MAX_PORT) {
      throw wrong("%s %s must end with a port from 0 to %d.".formatted(option, text, MAX_PORT));
    }
    String host = colon < 0 ? "127.0.0.1" : text.substring(0, colon);
    return new InetSocketAddress(host, Integer.parseInt(port));
  }

  /** Is the device until the run has ended. */
  void serve(PartFolder parts, Clock clock, PipelineRun.Carrier carrier)
      throws InterruptedException {
    Manifest manifest = parts.manifest();
    int number = number(manifest, "--device", device);
    Map<Integer, InetSocketAddress> known = known(manifest);
    Map<Integer, InetSocketAddress> needed = new TreeMap<>();
    TreeSet<Integer> receivers = new TreeSet<>();
    manifest.transfers().stream()
        .filter(each -> each.from().device() == number)
        .map(RegionTransfer::to)
        .forEach(receivers::add);
    receivers.forEach(each -> needed.put(each, required(manifest, known, each)));
    try (DeviceProcess process =
        new DeviceProcess(parts, number, address("--listen", listen), needed, clock, carrier)) {
      spec.commandLine()
          .getErr()
          .println("%s listens at port %d.".formatted(device, process.address().getPort()));
      process.serve();
    } catch (IOException e) {
      throw new OutputException(
          "--listen " + listen,
          "Nothing can listen there: %s.".formatted(FailureReason.of(e)),
          "Choose another port.");
    }
  }

  private ParameterException wrong(String problem) {
    return new ParameterException(spec.commandLine(), problem);
  }
}
