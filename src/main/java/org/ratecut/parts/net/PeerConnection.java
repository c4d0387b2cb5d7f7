package org.ratecut.parts.net;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import org.ratecut.io.OutputException;
import org.ratecut.temporary.FailureReason;

/** A connection to another process. */
final class PeerConnection implements Closeable {

  /** How long to wait for a process that does not listen yet. */
  private static final long PATIENCE_NANOS = 30_000_000_000L;

  private static final long PAUSE_MILLIS = 200;

  private final String name;
  private final Socket socket;
  private final Wire wire;
  private final DataInputStream in;
  private final DataOutputStream out;

  /** A connection that is open; {@code name} is who is at its other end, for messages. */
  PeerConnection(String name, Socket socket, Wire wire) throws IOException {
    this.name = name;
    this.socket = socket;
    this.wire = wire;
    socket.setTcpNoDelay(true);
    this.in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
    this.out = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream()));
  }

  /**
   * Calls another process, which may begin to listen within half a minute.
   *
   * @throws OutputException if nobody answers, or one with other parts
   * @throws InterruptedException if this thread is interrupted
   */
  static PeerConnection to(String name, InetSocketAddress address, int sender, Wire wire)
      throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    while (true) {
      try {
        Socket socket = new Socket();
        socket.connect(
            new InetSocketAddress(address.getHostString(), address.getPort()),
            (int) (PATIENCE_NANOS / 1_000_000));
        PeerConnection connection = new PeerConnection(name, socket, wire);
        if (!wire.greet(sender, connection.out, connection.in)) {
          socket.close();
          throw new OutputException(
              name,
              "It listens at %s, but has other parts.".formatted(address),
              "Give all devices the same folder.");
        }
        return connection;
      } catch (ConnectException e) {
        if (System.nanoTime() - deadline > 0) {
          throw failed(name, e);
        }
        Thread.sleep(PAUSE_MILLIS);
      } catch (IOException e) {
        throw failed(name, e);
      }
    }
  }

  static OutputException failed(String name, IOException e) {
    return new OutputException(
        name,
        "The connection fails: %s.".formatted(FailureReason.of(e)),
        "Check that its process runs and that --peer has its address.");
  }

  Wire wire() {
    return wire;
  }

  DataInputStream in() {
    return in;
  }

  DataOutputStream out() {
    return out;
  }

  /**
   * Sends a message.
   *
   * @throws OutputException if the connection is lost
   */
  synchronized void send(Frame frame) {
    try {
      wire.write(frame, out);
    } catch (IOException e) {
      throw failed(name, e);
    }
  }

  /** Says that nothing more comes. */
  synchronized void sendEnd() {
    try {
      wire.writeEnd(out);
    } catch (IOException e) {
      // The other side has gone already.
      return;
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      // It is closed all the same.
      return;
    }
  }
}
