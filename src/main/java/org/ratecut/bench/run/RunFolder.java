package org.ratecut.bench.run;

import java.io.IOException;
import java.nio.file.Path;
import org.ratecut.temporary.TemporaryFolder;

/** A folder for the files of one run, which goes with it. */
record RunFolder(TemporaryFolder folder) implements AutoCloseable {

  static RunFolder create() throws IOException {
    return new RunFolder(TemporaryFolder.create("ratecut-run"));
  }

  Path file(String name) {
    return folder.file(name);
  }

  Path out() {
    return file("out.json");
  }

  Path err() {
    return file("err.txt");
  }

  Path trace() {
    return file("trace.jsonl");
  }

  @Override
  public void close() {
    folder.close();
  }
}
