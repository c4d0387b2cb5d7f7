package org.ratecut.cli;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.ratecut.certificate.CertificateVerifier;
import org.ratecut.cli.console.ExitCode;
import org.ratecut.cli.options.InputArguments;
import org.ratecut.cli.options.ProblemOptions;
import org.ratecut.io.FileSource;
import org.ratecut.io.Source;
import org.ratecut.io.StandardInput;
import org.ratecut.io.certificate.CertificateFile;
import org.ratecut.model.Problem;
import org.ratecut.report.certificate.CertificateText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks the certificate of a bound. */
@Command(
    name = "verify-bound",
    header = "Check the certificate of a bound, without any solver.",
    customSynopsis = "ratecut verify-bound [--json] PROBLEM CERTIFICATE%n",
    description = {
      "Reads a certificate that \"bound --certificate\" or \"solve --certificate\" wrote, computes"
          + " every inequality that it names anew from the problem, and adds them up in whole"
          + " numbers, by a program that shares no code with what found the bound and asks no"
          + " solver.",
      ""
    },
    footer = {
      "",
      "Exit codes: 0 the bound is proved, 2 wrong usage or input, 3 it is not.",
      "",
      "Examples:",
      "  ratecut verify-bound paper/lenet-2to1_stm32f469-x2 proof.json",
      "  ratecut verify-bound network.grf devices.tgt proof.json --json"
    })
final class VerifyBoundCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private ProblemOptions problems;

  @Parameters(
      arity = "2..3",
      paramLabel = "PROBLEM CERTIFICATE",
      description =
          "The problem as for \"solve\", which may be two files, and then the certificate. One of"
              + " them can be -, for standard input.")
  private List<String> arguments;

  @Option(names = "--json", description = "Print the result as one JSON object.")
  private boolean json;

  @Override
  public Integer call() {
    InputArguments.check(spec, arguments.stream());
    int last = arguments.size() - 1;
    Problem loaded = problems.load(arguments.subList(0, last));
    CertificateFile.Stored stored = new CertificateFile().read(source(arguments.get(last)));
    Problem problem = loaded.withObjective(stored.objective());
    long start = System.nanoTime();
    Optional<String> objection = CertificateVerifier.objection(problem, stored.certificate());
    double seconds = (System.nanoTime() - start) / 1e9;
    CertificateText text = new CertificateText(problem, stored.certificate(), objection, seconds);
    spec.commandLine().getOut().print(json ? text.json() : text.text());
    spec.commandLine().getOut().flush();
    return objection.isEmpty() ? ExitCode.DONE : ExitCode.INFEASIBLE;
  }

  private static Source source(String path) {
    return path.equals(StandardInput.NAME) ? StandardInput.read(System.in) : FileSource.of(path);
  }
}
