package org.ratecut.io;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A file of the user, and all that it refers to, with someone who hears which of them are read. So
 * a command knows which files its outputs must not replace.
 *
 * @param file the file
 * @param reads hears of each file that is opened
 */
public record WatchedSource(FileSource file, Consumer<Path> reads) implements Source {

  @Override
  public String name() {
    return file.name();
  }

  @Override
  public Optional<FileSource> userFile() {
    return Optional.of(file);
  }

  @Override
  public boolean exists() {
    return file.exists();
  }

  @Override
  public long size() {
    return file.size();
  }

  @Override
  public InputStream open(long maxBytes) {
    reads.accept(file.path());
    return file.open(maxBytes);
  }

  @Override
  public Source resolve(String reference) {
    return new WatchedSource(file.resolve(reference), reads);
  }
}
