package org.ratecut.parts.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.ratecut.parts.onnx.SplitModels;
import org.ratecut.parts.run.Clock;
import org.ratecut.parts.run.Inputs;
import org.ratecut.parts.run.PartFolder;
import org.ratecut.parts.run.PipelineRun;
import org.ratecut.parts.run.RunRecord;
import org.ratecut.parts.tensor.RandomValues;
import org.ratecut.parts.tensor.TensorValues;

class RemoteRunTest {

  private static final int COUNT = 5;

  @TempDir private Path folder;

  @Test
  @Timeout(60)
  void processesAnswerWhatThreadsDo() throws Exception {
    SplitModels.write(folder, folder.resolve("parts"), 6);
    PartFolder parts = PartFolder.read(folder.resolve("parts").toString());
    RandomValues random = new RandomValues(6);
    List<TensorValues> inputs = Inputs.of(parts.manifest()).stream().map(random::next).toList();
    RunRecord local = new RunRecord(COUNT);
    try (PipelineRun run =
        new PipelineRun(
            parts.manifest(),
            parts.loadAll(),
            3,
            Clock.UNPACED,
            PipelineRun.Carrier.DIRECT,
            local)) {
      run.run(COUNT, k -> local.begun(k, inputs));
    }

    RunRecord remote = new RunRecord(COUNT);
    List<InetSocketAddress> addresses = free(parts.manifest().devices().size());
    List<CompletableFuture<Void>> devices = new ArrayList<>();
    for (int d = 0; d < addresses.size(); d++) {
      int device = d;
      devices.add(
          CompletableFuture.runAsync(
              () -> serve(parts, device, addresses), task -> new Thread(task).start()));
    }
    try (RemoteRun run = new RemoteRun(parts, addresses, 3, remote)) {
      run.run(COUNT, k -> remote.begun(k, inputs));
    }
    for (CompletableFuture<Void> device : devices) {
      device.get();
    }

    assertThat(remote.firstAnswer()).isEqualTo(local.firstAnswer());
  }

  private static void serve(PartFolder parts, int device, List<InetSocketAddress> addresses) {
    Map<Integer, InetSocketAddress> peers = new TreeMap<>();
    for (int d = 0; d < addresses.size(); d++) {
      if (d != device) {
        peers.put(d, addresses.get(d));
      }
    }
    try (DeviceProcess process =
        new DeviceProcess(
            parts,
            device,
            addresses.get(device),
            peers,
            Clock.UNPACED,
            PipelineRun.Carrier.DIRECT)) {
      process.serve();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static List<InetSocketAddress> free(int count) throws IOException {
    List<InetSocketAddress> addresses = new ArrayList<>();
    List<ServerSocket> sockets = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
      addresses.add(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), sockets.get(i).getLocalPort()));
    }
    for (ServerSocket socket : sockets) {
      socket.close();
    }
    return addresses;
  }

  @Test
  @Timeout(60)
  void strangersAreTurnedAway() throws Exception {
    SplitModels.write(folder, folder.resolve("parts"), 6);
    PartFolder parts = PartFolder.read(folder.resolve("parts").toString());
    Wire wire = new Wire(parts);
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Socket caller = new Socket(server.getInetAddress(), server.getLocalPort());
        Socket called = server.accept()) {
      DataOutputStream out = new DataOutputStream(caller.getOutputStream());
      out.write(new byte[64]);
      out.flush();

      assertThat(
              wire.welcome(
                  new DataInputStream(called.getInputStream()),
                  new DataOutputStream(called.getOutputStream())))
          .isEmpty();
      assertThat(caller.getInputStream().read()).isZero();
    }
  }
}
