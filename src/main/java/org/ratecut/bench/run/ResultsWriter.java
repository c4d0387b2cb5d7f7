package org.ratecut.bench.run;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.ratecut.bench.Results;
import org.ratecut.bench.ResultsFile;
import org.ratecut.bench.ResultsHeader;
import org.ratecut.bench.RunResult;
import org.ratecut.io.AtomicFile;
import org.ratecut.io.FileSource;
import org.ratecut.io.InputException;
import org.ratecut.io.OutputException;

/**
 * Appends to a results file. Each line is on the disk when {@link #append} returns, so that a bench
 * that is killed loses the run in progress and no other.
 */
public final class ResultsWriter implements AutoCloseable {

  private final Path file;
  private final FileChannel channel;
  private final List<RunResult> earlier;

  private ResultsWriter(Path file, FileChannel channel, List<RunResult> earlier) {
    this.file = file;
    this.channel = channel;
    this.earlier = List.copyOf(earlier);
  }

  /**
   * Begins a new file.
   *
   * @throws InputException if it exists
   * @throws OutputException if it cannot be written
   */
  public static ResultsWriter create(Path file, ResultsHeader header) {
    AtomicFile.requireWritable(file);
    ResultsWriter writer = open(file, StandardOpenOption.CREATE_NEW);
    writer.write(ResultsFile.line(header));
    return writer;
  }

  /**
   * Goes on with a file; begins it if it does not exist. A line that was cut when its writer was
   * killed goes.
   *
   * @throws InputException if the file is not for this matrix and part
   * @throws OutputException if it cannot be written
   */
  public static ResultsWriter resume(Path file, ResultsHeader header) {
    if (!Files.exists(file) || isCutHeader(file, header)) {
      AtomicFile.requireWritable(file);
      ResultsWriter writer =
          open(file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING);
      writer.write(ResultsFile.line(header));
      return writer;
    }
    Results results = new ResultsFile().read(new FileSource(file));
    new HeaderCheck(file, header).require(results.header());
    ResultsWriter writer = open(file, results.runs());
    writer.truncate(results.wholeBytes());
    return writer;
  }

  /** Whether all of the file is the beginning of our first line. */
  private static boolean isCutHeader(Path file, ResultsHeader header) {
    String line = ResultsFile.line(header);
    try {
      return Files.isRegularFile(file)
          && Files.size(file) < line.length()
          && line.startsWith(Files.readString(file, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }

  private static ResultsWriter open(Path file, StandardOpenOption... options) {
    return open(file, List.of(), options);
  }

  private static ResultsWriter open(
      Path file, List<RunResult> earlier, StandardOpenOption... options) {
    try {
      List<StandardOpenOption> all = new ArrayList<>(List.of(options));
      all.add(StandardOpenOption.WRITE);
      FileChannel channel = FileChannel.open(file, all.toArray(new StandardOpenOption[0]));
      requireAlone(file, channel);
      return new ResultsWriter(file, channel, earlier);
    } catch (FileAlreadyExistsException e) {
      throw new InputException(
          file.toString(),
          "",
          "The file exists already.",
          "Add \"--resume\" to go on where it stopped, or name another file with \"--out\".");
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }

  /** Two programs that append to one file would spoil it. */
  private static void requireAlone(Path file, FileChannel channel) throws IOException {
    boolean alone;
    try {
      alone = channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      alone = false;
    } catch (IOException e) {
      // Some network file systems cannot lock; then nobody can tell.
      alone = true;
    }
    if (!alone) {
      channel.close();
      throw new InputException(
          file.toString(),
          "",
          "Another bench is writing this file.",
          "Wait for it, or name another file with \"--out\".");
    }
  }

  /** The runs that the file had when it was opened. */
  public List<RunResult> earlier() {
    return earlier;
  }

  /**
   * Adds a run.
   *
   * @throws OutputException if it cannot be written
   */
  public void append(RunResult result) {
    write(ResultsFile.line(result));
  }

  private void truncate(long bytes) {
    try {
      channel.truncate(bytes).position(bytes);
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }

  private void write(String line) {
    ByteBuffer bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8));
    try {
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(false);
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }

  private static OutputException unwritable(Path file, IOException e) {
    return OutputException.of(file.toString(), e);
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }
}
