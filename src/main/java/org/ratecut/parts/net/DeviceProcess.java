package org.ratecut.parts.net;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.ratecut.parts.Manifest;
import org.ratecut.parts.RegionTransfer;
import org.ratecut.parts.run.Clock;
import org.ratecut.parts.run.DeviceProgram;
import org.ratecut.parts.run.DeviceWorker;
import org.ratecut.parts.run.Outbox;
import org.ratecut.parts.run.PartFolder;
import org.ratecut.parts.run.PipelineRun;
import org.ratecut.parts.tensor.TensorValues;

/** One device as a process: it serves one run and ends with it. */
public final class DeviceProcess implements AutoCloseable {

  private final Manifest manifest;
  private final int device;
  private final Wire wire;
  private final ServerSocket server;
  private final Map<Integer, InetSocketAddress> addresses;
  private final Map<Integer, PeerConnection> peers = new TreeMap<>();
  private final PipelineRun.Carrier carrier;
  private final DeviceProgram program;
  private final DeviceWorker worker;
  private final CompletableFuture<PeerConnection> driver = new CompletableFuture<>();
  private final CompletableFuture<Void> end = new CompletableFuture<>();

  /** Done when all peers are there, to whom what comes may have to be passed on. */
  private final CompletableFuture<Void> connected = new CompletableFuture<>();

  private final List<PeerConnection> callers = new ArrayList<>();

  /**
   * A device that listens but does not work yet.
   *
   * @param peers addresses of the devices that this one sends to, by number
   * @param clock how long the device takes
   * @param carrier how long what it sends takes
   * @throws IOException if nothing can listen there
   */
  public DeviceProcess(
      PartFolder parts,
      int device,
      InetSocketAddress address,
      Map<Integer, InetSocketAddress> peers,
      Clock clock,
      PipelineRun.Carrier carrier)
      throws IOException {
    this.manifest = parts.manifest();
    this.device = device;
    this.wire = new Wire(parts);
    this.addresses = new TreeMap<>(peers);
    this.carrier = carrier;
    this.program = parts.load(device);
    this.worker = new DeviceWorker(manifest, device, program, new Remote(), clock);
    this.server = new ServerSocket();
    server.bind(address);
  }

  /** Where it listens. */
  public InetSocketAddress address() {
    return (InetSocketAddress) server.getLocalSocketAddress();
  }

  /**
   * Works until whoever drives the run says that it has ended.
   *
   * @throws org.ratecut.io.OutputException if a connection fails
   * @throws InterruptedException if this thread is interrupted
   */
  public void serve() throws InterruptedException {
    start("listener", this::accept);
    for (Map.Entry<Integer, InetSocketAddress> peer : addresses.entrySet()) {
      peers.put(
          peer.getKey(), PeerConnection.to(name(peer.getKey()), peer.getValue(), device, wire));
    }
    connected.complete(null);
    start("worker", worker);
    try {
      end.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException failure
          ? failure
          : new IllegalStateException(e.getCause());
    }
  }

  private String name(int number) {
    return number == Wire.DRIVER ? "the run" : manifest.devices().get(number).name();
  }

  private void start(String role, Runnable work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (RuntimeException | Error e) {
                end.completeExceptionally(e);
              }
            },
            role);
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        start("caller", () -> welcome(socket));
      } catch (IOException e) {
        // The server has been closed.
        return;
      }
    }
  }

  private void welcome(Socket socket) {
    Optional<Integer> sender = Optional.empty();
    try {
      PeerConnection caller = new PeerConnection("a caller", socket, wire);
      sender = wire.welcome(caller.in(), caller.out());
      if (sender.isEmpty()) {
        caller.close();
        return;
      }
      synchronized (callers) {
        callers.add(caller);
      }
      listen(sender.get(), caller);
    } catch (EOFException e) {
      // A peer is done before the run is; the driver leaves only after it has said so.
      if (sender.filter(each -> each == Wire.DRIVER).isPresent()) {
        end.complete(null);
      }
    } catch (IOException e) {
      if (!server.isClosed() && sender.isPresent()) {
        end.completeExceptionally(PeerConnection.failed(name(sender.get()), e));
      }
    }
  }

  private void listen(int sender, PeerConnection caller) throws IOException {
    if (sender == Wire.DRIVER) {
      driver.complete(caller);
    }
    connected.join();
    for (Optional<Frame> frame = wire.read(device, sender, caller.in());
        frame.isPresent();
        frame = wire.read(device, sender, caller.in())) {
      take(frame.get());
    }
    if (sender == Wire.DRIVER) {
      end.complete(null);
    }
  }

  private void take(Frame frame) {
    if (frame.kind() == Frame.Kind.TRANSFER) {
      worker.receive(frame.number(), frame.inference(), frame.values());
    } else {
      worker.give(frame.number(), frame.inference(), frame.values());
    }
  }

  @Override
  public void close() {
    worker.stop();
    carrier.close();
    peers.values().forEach(PeerConnection::close);
    synchronized (callers) {
      callers.forEach(PeerConnection::close);
    }
    try {
      server.close();
    } catch (IOException e) {
      // It is closed all the same.
      return;
    }
  }

  /** Sends to the other processes. */
  private final class Remote implements Outbox {

    @Override
    public void send(int number, RegionTransfer transfer, long inference, TensorValues values) {
      Frame frame = new Frame(Frame.Kind.TRANSFER, number, 0, inference, values);
      carrier.carry(number, inference, () -> peers.get(transfer.to()).send(frame));
    }

    @Override
    public void answer(int output, int piece, long inference, TensorValues values) {
      driver.join().send(new Frame(Frame.Kind.ANSWER, output, piece, inference, values));
    }
  }
}
