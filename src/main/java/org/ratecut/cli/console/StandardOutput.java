package org.ratecut.cli.console;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Standard output as UTF-8, which remembers why something did not arrive: a writer of Java swallows
 * that, and a result would be lost with exit code 0.
 */
public final class StandardOutput extends PrintWriter {

  /** Linux shows here what standard output is. */
  private static final Path LINK = Path.of("/proc/self/fd/1");

  private final Watched stream;

  private StandardOutput(Watched stream) {
    super(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
    this.stream = stream;
  }

  public static StandardOutput open() {
    return to(new FileOutputStream(FileDescriptor.out));
  }

  /** Writes to a stream as if it was standard output. */
  static StandardOutput to(OutputStream stream) {
    return new StandardOutput(new Watched(stream));
  }

  /** Writes what is waiting, and says why something did not arrive, if so. */
  Optional<IOException> failure() {
    flush();
    return Optional.ofNullable(stream.failure);
  }

  /** Whether something was lost, and not because its reader wanted no more of it. */
  public static boolean isLost(PrintWriter out) {
    out.flush();
    PrintWriter last = out instanceof VisibleWriter visible ? visible.behind() : out;
    return last instanceof StandardOutput standard
        && standard.failure().isPresent()
        && !isReaderGone(standard.failure().get());
  }

  /**
   * Whether the reader of a pipe has closed it, as {@code head} does when it has enough. The words
   * of the system depend on its language, but writing to a pipe fails for no other reason.
   */
  static boolean isReaderGone(IOException failure) {
    if (String.valueOf(failure.getMessage()).contains("Broken pipe")) {
      return true;
    }
    try {
      String target = Files.readSymbolicLink(LINK).toString();
      return target.startsWith("pipe:") || target.startsWith("socket:");
    } catch (IOException | UnsupportedOperationException e) {
      return false;
    }
  }

  /** Remembers the first failure and writes nothing more after it. */
  private static final class Watched extends OutputStream {

    private final OutputStream stream;
    private volatile IOException failure;

    Watched(OutputStream stream) {
      this.stream = stream;
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      if (failure != null) {
        return;
      }
      try {
        stream.write(bytes, offset, length);
        stream.flush();
      } catch (IOException e) {
        failure = e;
        throw e;
      }
    }
  }
}
