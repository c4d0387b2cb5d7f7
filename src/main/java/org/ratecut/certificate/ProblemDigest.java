package org.ratecut.certificate;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.ratecut.model.Broadcast;
import org.ratecut.model.Layer;
import org.ratecut.model.Network;
import org.ratecut.model.ParameterGroup;
import org.ratecut.model.Problem;
import org.ratecut.model.VertexSet;
import org.ratecut.model.cluster.Channel;
import org.ratecut.model.cluster.Device;
import org.ratecut.model.cluster.MemoryKind;
import org.ratecut.model.cluster.Port;

/**
 * A fingerprint of all of a problem that a bound depends on, and of no name: it tells which problem
 * a certificate is of before anything is checked. No proof rests on it.
 */
public final class ProblemDigest {

  private final DataOutputStream out;

  private ProblemDigest(DataOutputStream out) {
    this.out = out;
  }

  /** The SHA-256 digest in hexadecimal digits. */
  public static String of(Problem problem) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      try (DataOutputStream out =
          new DataOutputStream(new DigestOutputStream(OutputStream.nullOutputStream(), digest))) {
        new ProblemDigest(out).put(problem);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JVM has SHA-256.", e);
    } catch (IOException e) {
      throw new UncheckedIOException("Nothing is written to a file here.", e);
    }
  }

  private void put(Problem problem) throws IOException {
    out.writeUTF(problem.objective().name());
    put(problem.network());
    put("devices", problem.deviceCount());
    for (int d = 0; d < problem.deviceCount(); d++) {
      Device device = problem.cluster().device(d);
      put("device", device.memory(), device.flash(), device.performance());
      out.writeUTF(device.communication().toString());
      put("kind", problem.times().kindOf(d));
    }
    for (Channel channel : problem.cluster().channels()) {
      out.writeUTF("%s %s %s".formatted(channel.bandwidth(), channel.multicast(), "pairs"));
      for (var pair : channel.pairs()) {
        put("pair", pair.from(), pair.to());
      }
    }
    for (Port port : problem.cluster().ports()) {
      out.writeUTF("%s %s %s".formatted(port.bandwidth(), port.direction(), port.once()));
      put("port", port.device());
    }
    for (int v = 0; v < problem.vertexCount(); v++) {
      put("pin", problem.pins().deviceOf(v));
      for (int d = 0; d < problem.deviceCount() && !problem.times().isEmpty(); d++) {
        put("time", problem.times().ticks(d, v), problem.times().ticksPerSecond());
      }
    }
    out.writeUTF("%s %s".formatted(problem.rules().maxDevices(), problem.rules().contiguous()));
    for (VertexSet together : problem.rules().colocated()) {
      put("together", together);
    }
  }

  private void put(Network network) throws IOException {
    put("vertices", network.vertexCount());
    for (int v = 0; v < network.vertexCount(); v++) {
      put("sizes", network.memory(v), network.activation(v), network.memory(MemoryKind.FLASH, v));
      put("sizes", network.computation(v), network.output(v));
    }
    for (int i = 0; i < network.layers().size(); i++) {
      Layer layer = network.layers().get(i);
      put("layer", layer.firstVertex(), layer.height(), layer.width());
      put("phases", network.phases().get(i).first(), network.phases().get(i).last());
    }
    for (ParameterGroup group : network.parameterGroups()) {
      out.writeUTF(group.memory().name());
      put("group", group.size());
      put("members", group.members());
    }
    for (Broadcast broadcast : network.broadcasts()) {
      put("producers", broadcast.producers());
      put("consumers", broadcast.consumers());
    }
  }

  private void put(String what, VertexSet vertices) throws IOException {
    put(what, vertices.size());
    for (int v : vertices) {
      out.writeInt(v);
    }
  }

  private void put(String what, long... values) throws IOException {
    out.writeUTF(what);
    for (long value : values) {
      out.writeLong(value);
    }
  }
}
