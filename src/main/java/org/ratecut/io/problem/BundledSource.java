package org.ratecut.io.problem;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.ratecut.io.BoundedStream;
import org.ratecut.io.InputException;
import org.ratecut.io.Source;

/**
 * A file that comes with the program.
 *
 * @param name the path of a resource, for instance {@code instances/paper/x.json}
 */
public record BundledSource(String name) implements Source {

  @Override
  public boolean exists() {
    return BundledSource.class.getResource("/" + name) != null;
  }

  @Override
  public InputStream open(long maxBytes) {
    InputStream in = BundledSource.class.getResourceAsStream("/" + name);
    if (in == null) {
      throw new InputException(
          name, "", "This program has no such file.", "Check the spelling of the name.");
    }
    try {
      return BoundedStream.open(name, BoundedStream.UNKNOWN_SIZE, maxBytes, in);
    } catch (IOException e) {
      throw new InputException(
          name, "", "The program's own file cannot be read: " + e.getMessage(), "Reinstall it.");
    }
  }

  @Override
  public Source resolve(String reference) {
    Path target = Path.of(name).resolveSibling(reference).normalize();
    return new BundledSource(target.toString().replace('\\', '/'));
  }
}
