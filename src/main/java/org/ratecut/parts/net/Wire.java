package org.ratecut.parts.net;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.ratecut.io.models.tensor.ElementType;
import org.ratecut.parts.HeldRegion;
import org.ratecut.parts.Manifest;
import org.ratecut.parts.PartOutput;
import org.ratecut.parts.Region;
import org.ratecut.parts.RegionTransfer;
import org.ratecut.parts.run.PartFolder;
import org.ratecut.parts.tensor.TensorSpec;
import org.ratecut.parts.tensor.TensorValues;

/**
 * The protocol between processes. All that is sent has a size that the manifest tells, so no reader
 * ever believes a length.
 */
final class Wire {

  /** In place of a device: whoever drives the run. */
  static final int DRIVER = -1;

  private static final int MAGIC = 0x52435054;
  private static final int VERSION = 1;
  private static final int END = 0xff;
  private static final byte ACCEPTED = 1;

  private final Manifest manifest;
  private final byte[] digest;

  /** The protocol for parts, which both sides must have. */
  Wire(PartFolder parts) {
    this.manifest = parts.manifest();
    this.digest = HexFormat.of().parseHex(parts.digest());
  }

  /** Says who calls, and returns whether the other side has the same parts. */
  boolean greet(int sender, DataOutputStream out, DataInputStream in) throws IOException {
    out.writeInt(MAGIC);
    out.writeInt(VERSION);
    out.write(digest);
    out.writeInt(sender);
    out.flush();
    return in.readByte() == ACCEPTED;
  }

  /** Reads who calls and answers; empty if it is nobody with the same parts. */
  Optional<Integer> welcome(DataInputStream in, DataOutputStream out) throws IOException {
    boolean same = in.readInt() == MAGIC && in.readInt() == VERSION;
    same = same && Arrays.equals(digest, in.readNBytes(digest.length));
    int sender = same ? in.readInt() : DRIVER;
    same = same && sender >= DRIVER && sender < manifest.devices().size();
    out.writeByte(same ? ACCEPTED : 0);
    out.flush();
    return same ? Optional.of(sender) : Optional.empty();
  }

  void write(Frame frame, DataOutputStream out) throws IOException {
    out.writeByte(frame.kind().code());
    out.writeInt(frame.number());
    out.writeInt(frame.piece());
    out.writeLong(frame.inference());
    byte[] bytes = new byte[frame.values().byteCount()];
    frame.values().bytes().get(bytes);
    out.write(bytes);
    out.flush();
  }

  void writeEnd(DataOutputStream out) throws IOException {
    out.writeByte(END);
    out.flush();
  }

  /**
   * Reads a message.
   *
   * @param device that receives it, or {@link #DRIVER}
   * @param sender the device that sends it, or {@link #DRIVER}
   * @return empty at the end
   * @throws IOException if the connection ends before, or the message is none
   */
  Optional<Frame> read(int device, int sender, DataInputStream in) throws IOException {
    int kind = in.readUnsignedByte();
    if (kind == END) {
      return Optional.empty();
    }
    Optional<Frame.Kind> known = Frame.Kind.of(kind);
    require(known.isPresent());
    int number = in.readInt();
    int piece = in.readInt();
    long inference = in.readLong();
    require(number >= 0 && piece >= 0 && inference >= 0);
    return Optional.of(
        switch (known.orElseThrow()) {
          case TRANSFER -> transfer(device, sender, number, inference, in);
          case INPUT -> input(device, sender, number, inference, in);
          case ANSWER -> answer(device, sender, number, piece, inference, in);
        });
  }

  private Frame transfer(int device, int sender, int number, long inference, DataInputStream in)
      throws IOException {
    require(number < manifest.transfers().size());
    RegionTransfer transfer = manifest.transfers().get(number);
    require(transfer.to() == device && transfer.from().device() == sender);
    return new Frame(
        Frame.Kind.TRANSFER,
        number,
        0,
        inference,
        values(transfer.tensor(), transfer.region(), in));
  }

  private Frame input(int device, int sender, int number, long inference, DataInputStream in)
      throws IOException {
    require(device != DRIVER && sender == DRIVER);
    List<HeldRegion> held = manifest.devices().get(device).inputs();
    require(number < held.size());
    return new Frame(
        Frame.Kind.INPUT,
        number,
        0,
        inference,
        values(held.get(number).tensor(), held.get(number).region(), in));
  }

  private Frame answer(
      int device, int sender, int number, int piece, long inference, DataInputStream in)
      throws IOException {
    require(device == DRIVER && number < manifest.outputs().size());
    PartOutput output = manifest.outputs().get(number);
    require(piece < output.pieces().size());
    require(output.pieces().get(piece).origin().device() == sender);
    return new Frame(
        Frame.Kind.ANSWER,
        number,
        piece,
        inference,
        values(output.tensor(), output.pieces().get(piece).region(), in));
  }

  private TensorValues values(String tensor, Region region, DataInputStream in) throws IOException {
    ElementType type = manifest.tensor(tensor).type();
    List<Integer> shape = region.size();
    int bytes = Math.toIntExact(new TensorSpec("", type, shape).bytes());
    byte[] read = in.readNBytes(bytes);
    require(read.length == bytes);
    return TensorValues.of(type, shape, read);
  }

  private static void require(boolean fulfilled) throws IOException {
    if (!fulfilled) {
      throw new IOException("what came is no message of this protocol");
    }
  }
}
