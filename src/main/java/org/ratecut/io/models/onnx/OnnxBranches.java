package org.ratecut.io.models.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ratecut.io.models.assembly.BodyCosts;
import org.ratecut.io.models.loops.LoopStep;
import org.ratecut.io.models.onnx.OnnxBody.Control;
import org.ratecut.io.models.operators.OpaqueOperators.Known;
import org.ratecut.io.models.tensor.Activation;
import org.ratecut.io.models.tensor.Constant;
import org.ratecut.io.models.tensor.Tensor;

/**
 * An {@code If} whose condition depends on the input: one vertex that keeps the parameters of both
 * branches and costs what the dearer one costs.
 */
final class OnnxBranches {

  private final OnnxTranslation around;
  private final OnnxNode node;
  private final Set<Activation> read = new LinkedHashSet<>();

  OnnxBranches(OnnxTranslation around, OnnxNode node) {
    this.around = around;
    this.node = node;
  }

  List<Tensor> translate() {
    if (around.tools().assembly().samples() > 1) {
      throw node.place().unsupported("Conditions are read for one sample at a time.");
    }
    read.addAll(node.computed());
    LoopStep yes = branch("then_branch");
    LoopStep no = branch("else_branch");
    requireEqualSizes(yes, no);
    if (read.isEmpty()) {
      throw node.place().unsupported("Nothing that it computes depends on the input of the model.");
    }
    Known known = known(costs(yes), costs(no));
    warn(yes, no, known);
    List<Integer> made = made(yes);
    List<Activation> parts =
        around
            .tools()
            .opaque()
            .addKnown(
                node.place(),
                List.copyOf(read),
                known,
                made.stream().map(i -> sized(yes.scanned().get(i))).toList());
    List<Tensor> outputs =
        new ArrayList<>(yes.scanned().stream().map(each -> unknown(each)).toList());
    IntStream.range(0, made.size()).forEach(i -> outputs.set(made.get(i), parts.get(i)));
    return outputs;
  }

  private LoopStep branch(String name) {
    GraphProto graph = node.graph(name).orElseThrow(() -> node.fail("Its branch is missing."));
    OnnxBody body = new OnnxBody(around, node.place(), graph, Control.NONE);
    graph.getOutputList().stream().map(ValueInfoProto::getName).forEach(body::join);
    read.addAll(body.captured());
    return body.read(Map.of(), 0);
  }

  private void requireEqualSizes(LoopStep yes, LoopStep no) {
    List<?> ofYes = yes.scanned().stream().map(Tensor::dimensions).toList();
    List<?> ofNo = no.scanned().stream().map(Tensor::dimensions).toList();
    if (ofYes.isEmpty() || !ofYes.equals(ofNo)) {
      throw node.place()
          .fail(
              "Which of its branches runs depends on the input of the model, and they make tensors"
                  + " of different sizes.",
              "Export the model without conditions. An input that is a single whole number can be"
                  + " given: --dimension \"NAME=VALUE\".");
    }
  }

  /** Only outputs that something reads take room. */
  private List<Integer> made(LoopStep yes) {
    List<Integer> wanted =
        IntStream.range(0, yes.scanned().size()).filter(node::isRead).boxed().toList();
    return wanted.isEmpty() ? List.of(0) : wanted;
  }

  private BodyCosts costs(LoopStep step) {
    return BodyCosts.of(node.place(), step.layers());
  }

  private Known known(BodyCosts yes, BodyCosts no) {
    for (int i = 0; i < yes.opaque() + no.opaque(); i++) {
      around.tools().assembly().countOpaque();
    }
    return new Known(
        both(yes.weights(), no.weights()),
        both(yes.biases(), no.biases()),
        Math.max(yes.macs(), no.macs()),
        Math.max(yes.flop(), no.flop()),
        Math.max(yes.bits(), no.bits()));
  }

  private static List<Constant> both(List<Constant> yes, List<Constant> no) {
    return Stream.concat(yes.stream(), no.stream()).distinct().toList();
  }

  private void warn(LoopStep yes, LoopStep no, Known known) {
    var warnings = around.tools().assembly().options().warnings();
    Stream.concat(yes.warnings().stream(), no.warnings().stream()).forEach(warnings);
    warnings.accept(
        "Node %s (If) is one vertex, because which of its branches runs depends on the input. It"
                .formatted(node.place().name())
            + " keeps the parameters of both and counts the %d MACs of the dearer one."
                .formatted(known.macs()));
  }

  private static Constant sized(Tensor tensor) {
    return Constant.ofSize("", tensor.dimensions(), tensor.type());
  }

  private static Constant unknown(Tensor tensor) {
    return new Constant(List.of(), tensor.dimensions(), tensor.type(), Optional.empty());
  }
}
