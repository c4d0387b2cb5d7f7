package org.ratecut.cli.options;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.ratecut.budget.Budget;
import org.ratecut.certify.CertifiedBound;
import org.ratecut.cli.output.OutputFiles;
import org.ratecut.io.AtomicFile;
import org.ratecut.io.FileSource;
import org.ratecut.io.certificate.CertificateFile;
import org.ratecut.model.Problem;
import org.ratecut.model.solution.Bound;
import picocli.CommandLine.Option;

/** A proof that anyone can check, as an option. */
public final class CertificateOption {

  @Option(
      names = "--certificate",
      paramLabel = "FILE",
      description =
          "Make a certificate of the bound, or of the strongest for which it works, and write it;"
              + " \"ratecut verify-bound\" checks it. Takes at most the time limit once more."
              + " Nothing is written if none is found.")
  private String file;

  /** Whether one is wanted. */
  public boolean isWanted() {
    return file != null;
  }

  /**
   * Checks that it can be written, before there is anything to write.
   *
   * @throws org.ratecut.io.InputException if it cannot
   */
  public void check() {
    target().ifPresent(AtomicFile::requireWritable);
  }

  /** Says what would be written. */
  public void addOutput(OutputFiles files) {
    files.output("--certificate", file);
  }

  /**
   * Makes a certificate of the first of some bounds for which it works, if one is wanted.
   *
   * @param log where to say that none is found
   */
  public Optional<CertifiedBound> make(
      Problem problem, List<Bound> strongestFirst, Budget budget, PrintWriter log) {
    if (!isWanted()) {
      return Optional.empty();
    }
    Optional<CertifiedBound> made = CertifiedBound.strongest(problem, strongestFirst, budget);
    if (made.isEmpty()) {
      log.println("No certificate was found in the time; %s is not written.".formatted(file));
    }
    return made;
  }

  /**
   * Writes it.
   *
   * @throws org.ratecut.io.OutputException if it cannot be written
   */
  public void write(Problem problem, CertifiedBound certified) {
    target().ifPresent(path -> CertificateFile.write(problem, certified.certificate(), path));
  }

  private Optional<Path> target() {
    return Optional.ofNullable(file).map(name -> FileSource.of(name).path());
  }
}
