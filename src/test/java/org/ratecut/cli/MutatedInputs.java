package org.ratecut.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.ratecut.bench.Results;
import org.ratecut.bench.ResultsFile;
import org.ratecut.bench.ResultsHeader;
import org.ratecut.bench.run.ResultsWriter;
import org.ratecut.bench.suite.Matrix;
import org.ratecut.bench.suite.Shard;
import org.ratecut.bench.suite.SuiteLoader;
import org.ratecut.io.FileSource;
import org.ratecut.io.models.OperatorSamples;
import org.ratecut.io.models.SmallLiteRtModel;
import org.ratecut.io.models.SmallOnnxModel;
import org.ratecut.io.problem.BundledFiles;
import org.ratecut.mutation.ByteMutator;
import org.ratecut.mutation.JsonMutator;
import org.ratecut.mutation.Mutator;
import org.ratecut.mutation.TextMutator;
import org.ratecut.registry.Solvers;
import org.ratecut.tune.CandidateFolder;
import org.ratecut.tune.Space;
import org.ratecut.tune.SpaceFile;

/** Every kind of input, what damages it, and what reads it. */
final class MutatedInputs {

  private static final Mutator JSON =
      Mutator.oneOf(new JsonMutator(), new JsonMutator(), new JsonMutator(), new ByteMutator())
          .repeated();

  private static final Mutator TEXT =
      Mutator.oneOf(new TextMutator(), new TextMutator(), new ByteMutator()).repeated();

  private static final Mutator BYTES = new ByteMutator().repeated();

  private MutatedInputs() {}

  /** Reads a damaged file, or fails with an {@link org.ratecut.io.InputException}. */
  interface Reader {
    void read(Path file) throws IOException;
  }

  /**
   * A kind of input.
   *
   * @param fileName of the damaged input, and of the undamaged one if it is a resource
   * @param original undamaged
   * @param commands to run in turn, with {@code {in}} for the file and {@code {out}} for a folder
   * @param readers to run in turn where a command would start processes or run for long
   */
  record Kind(
      String fileName,
      Supplier<byte[]> original,
      Mutator mutator,
      List<List<String>> commands,
      List<Reader> readers) {

    private static Kind ofCommands(String fileName, Mutator mutator, String... commands) {
      return ofCommands(fileName, () -> resource(fileName), mutator, commands);
    }

    private static Kind ofCommands(
        String fileName, Supplier<byte[]> original, Mutator mutator, String... commands) {
      List<List<String>> split = Arrays.stream(commands).map(Kind::arguments).toList();
      return new Kind(fileName, original, mutator, split, List.of());
    }

    /** Blanks separate arguments; {@code ~} is a blank within one. */
    private static List<String> arguments(String command) {
      return Arrays.stream(command.split(" ")).map(each -> each.replace('~', ' ')).toList();
    }

    private static Kind ofReader(String fileName, Mutator mutator, Reader... readers) {
      return new Kind(fileName, () -> resource(fileName), mutator, List.of(), List.of(readers));
    }
  }

  static List<Kind> all() {
    List<Kind> kinds = new ArrayList<>();
    addProblems(kinds);
    addNetworks(kinds);
    addDevices(kinds);
    addAssignments(kinds);
    addSettings(kinds);
    addBenches(kinds);
    addCertificates(kinds);
    return kinds;
  }

  private static void addProblems(List<Kind> kinds) {
    String[] commands = {
      "info {in}",
      "solve {in} --solver seeds --time-limit 3s --step-limit 20 --quiet --out {out}/best.json",
      "info {in} --json",
      "convert {in} --network {out}/network.json",
      "solve {in} --solver anneal --time-limit 3s --step-limit 200 --quiet --json --report"
          + " {out}/page.html",
      "solve {in} --solver enumerate --time-limit 3s --step-limit 200 --out-dir {out}/plan --quiet",
      "solve {in} --solver dn2pciot --time-limit 3s --step-limit 200 --objective communication"
          + " --quiet",
      "bound {in} --time-limit 50ms --threads 1 --quiet"
    };
    kinds.add(Kind.ofCommands("problem.json", JSON, commands));
    kinds.add(Kind.ofCommands("problem-by-layers.json", JSON, commands));
  }

  private static void addNetworks(List<Kind> kinds) {
    String convert = "convert {in} --network-only --network {out}/network.json";
    String toGrf = "convert {in} --network-only --network {out}/network.grf";
    String generate = "generate {in} --out {out}/network.json";
    kinds.add(Kind.ofCommands("layers.json", JSON, convert, generate));
    kinds.add(Kind.ofCommands("graph.json", JSON, convert));
    kinds.add(Kind.ofCommands("graph.grf", TEXT, convert, toGrf, toGrf.replace(".grf", ".graph")));
    kinds.add(Kind.ofCommands("metis.graph", TEXT, convert, toGrf));
    String model =
        "convert {in} --network-only --granularity operator --network {out}/network.json";
    String lenient = model + " --unknown-operators opaque";
    kinds.add(
        Kind.ofCommands("model.onnx", SmallOnnxModel::build, BYTES, model, "info {in}", lenient));
    kinds.add(
        Kind.ofCommands(
            "model.tflite", SmallLiteRtModel::build, BYTES, model, "info {in}", lenient));
    addOperators(kinds, lenient);
  }

  /** Models that have the operators of every kind. */
  private static void addOperators(List<Kind> kinds, String command) {
    int number = 0;
    for (byte[] model : OperatorSamples.onnx()) {
      String name = "operators-%d.onnx".formatted(number++);
      kinds.add(Kind.ofCommands(name, () -> model, BYTES, command, "info {in}"));
    }
    number = 0;
    for (byte[] model : OperatorSamples.liteRt()) {
      String name = "operators-%d.tflite".formatted(number++);
      kinds.add(Kind.ofCommands(name, () -> model, BYTES, command, "info {in}"));
    }
  }

  private static void addDevices(List<Kind> kinds) {
    String info = "info networks/lenet-layers {in}";
    kinds.add(Kind.ofCommands("devices.json", JSON, info, info + " --arithmetic float"));
    kinds.add(
        Kind.ofCommands(
            "target.tgt",
            TEXT,
            info,
            "convert networks/lenet-layers {in} --devices {out}/target.tgt"));
    kinds.add(
        Kind.ofCommands(
            "catalogue.json",
            JSON,
            "devices --catalogue {in}",
            "info networks/lenet-layers --devices 2xmy-board~over~my-bus-shared --catalogue {in}"));
  }

  private static void addAssignments(List<Kind> kinds) {
    String[] commands = {
      "check tiny/chain {in} --json --report {out}/page.html",
      "solve tiny/chain --solver anneal --time-limit 3s --step-limit 10 --quiet --start {in} --out"
          + " {out}/x.json",
      "convert tiny/chain --partition {in} --partition-out {out}/x.part"
    };
    kinds.add(Kind.ofCommands("solution.json", JSON, commands));
    kinds.add(Kind.ofCommands("chain.part", TEXT, commands));
  }

  private static void addSettings(List<Kind> kinds) {
    String solve =
        "solve tiny/chain --time-limit 3s --step-limit 50 --quiet --config {in} --solver ";
    kinds.add(Kind.ofCommands("anneal.json", JSON, solve + "anneal"));
    kinds.add(Kind.ofCommands("timefold.xml", TEXT, solve + "timefold"));
    kinds.add(Kind.ofCommands("cpsat.json", JSON, solve.replace("50", "1") + "cpsat"));
    kinds.add(Kind.ofReader("cpsat-polish.json", JSON, file -> configure("cpsat-polish", file)));
    kinds.add(Kind.ofReader("command.json", JSON, file -> configure("command", file)));
    kinds.add(Kind.ofReader("anneal-space.json", JSON, MutatedInputs::draw));
    kinds.add(Kind.ofReader("timefold-space.json", JSON, MutatedInputs::draw));
  }

  private static void addBenches(List<Kind> kinds) {
    kinds.add(Kind.ofReader("suite.json", JSON, MutatedInputs::plan));
    kinds.add(
        Kind.ofCommands(
            "results.jsonl",
            JSON,
            "bench report {in} --markdown {out}/report.md --csv {out}/report.csv",
            "bench report {in} --out {out}/report.html",
            "bench merge {in} --allow-missing --out {out}/merged.jsonl",
            "bench adopt {in} --best-known {out}"));
    kinds.add(
        new Kind(
            "resumed.jsonl",
            () -> resource("results.jsonl"),
            JSON,
            List.of(),
            List.of(MutatedInputs::resume)));
  }

  private static void addCertificates(List<Kind> kinds) {
    String verify = "verify-bound tiny/";
    kinds.add(Kind.ofCommands("certificate-assignments.json", JSON, verify + "pinned-ends {in}"));
    kinds.add(Kind.ofCommands("certificate-counts.json", JSON, verify + "communication {in}"));
    kinds.add(Kind.ofCommands("certificate-devices.json", JSON, verify + "memory-tight {in}"));
  }

  private static void configure(String solver, Path file) {
    Solvers.configured(solver, new FileSource(file));
  }

  private static void draw(Path file) throws IOException {
    Space space = new SpaceFile().read(new FileSource(file));
    try (CandidateFolder folder = CandidateFolder.create()) {
      folder.draw(space, 4, 1);
    }
  }

  private static void plan(Path file) {
    new Matrix(new SuiteLoader(new BundledFiles()).load(file.toString())).header(Shard.WHOLE);
  }

  /** As {@code bench --resume} does before it makes the runs that are left. */
  private static void resume(Path file) {
    ResultsHeader header = new ResultsHeader("mutated", 4, "0123456789abcdef", Optional.empty());
    try (ResultsWriter writer = ResultsWriter.resume(file, header)) {
      Results whole = new ResultsFile().read(new FileSource(file));
      if (whole.runs().size() != writer.earlier().size()) {
        throw new IllegalStateException("Runs were lost.");
      }
    }
  }

  /** Undamaged inputs that name each other. */
  static byte[] resource(String name) {
    String path = "/mutation/" + name;
    try (InputStream in = MutatedInputs.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("There is no resource " + path);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
