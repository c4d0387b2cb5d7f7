package org.ratecut.parts.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.ratecut.parts.Region;
import org.ratecut.parts.graph.ConcatenationCut;
import org.ratecut.parts.graph.Cut;
import org.ratecut.parts.graph.ElementWiseCut;
import org.ratecut.parts.graph.GridCut;
import org.ratecut.parts.graph.PadCut;
import org.ratecut.parts.graph.ReshapeCut;
import org.ratecut.parts.graph.Side;

/**
 * Writes the part of an operator that computes a region of its output.
 *
 * @param inputs names of the regions that it reads, empty for what is no value of the part
 * @param outputs names of what it computes
 * @param region of its first output
 */
record OnnxComputation(
    PartBuilder part, StoredNode node, List<String> inputs, List<String> outputs, Region region) {

  /** From this version on, what to pad with is an input. */
  private static final long PADS_BY_INPUT = 11;

  /** From this version on, the new shape is an input. */
  private static final long SHAPE_BY_INPUT = 5;

  private static final int CHANNELS = 1;

  void write(Cut cut) {
    if (cut instanceof GridCut grid) {
      writeGrid(grid);
    } else if (cut instanceof ElementWiseCut) {
      add(copy(i -> ElementWiseCut.stretched(node.input(i), region)));
    } else if (cut instanceof ConcatenationCut concatenation) {
      concatenate(concatenation);
    } else if (cut instanceof ReshapeCut) {
      reshape();
    } else if (cut instanceof PadCut pad) {
      pad(pad);
    } else if (cut instanceof SliceCut slice) {
      slice(slice);
    } else {
      add(copy(i -> Region.whole(node.input(i))));
    }
  }

  /** Says which region of a constant is needed. */
  @FunctionalInterface
  private interface ConstantRegion {
    Region of(int input);
  }

  private void add(NodeProto.Builder builder) {
    part.add(builder.build());
  }

  /** The node with all its attributes, reading regions. */
  private NodeProto.Builder copy(ConstantRegion constants) {
    NodeProto.Builder copy =
        node.proto().toBuilder().clearInput().clearOutput().setName(outputs.get(0));
    for (int i = 0; i < node.inputCount(); i++) {
      copy.addInput(
          node.isConstant(i)
              ? part.constant(node.proto().getInput(i), constants.of(i))
              : inputs.get(i));
    }
    int next = 0;
    for (String name : node.proto().getOutputList()) {
      copy.addOutput(name.isEmpty() ? "" : outputs.get(next++));
    }
    return copy;
  }

  private void writeGrid(GridCut grid) {
    switch (OnnxKind.of(node.type())) {
      case CONVOLUTION -> convolution(grid);
      case POOLING -> pooling(grid);
      case GENERAL_PRODUCT -> {
        int columns = node.number("transB", 0) == 0 ? 1 : 0;
        add(
            copy(
                i ->
                    i == 1
                        ? cut(i, columns, region, 1)
                        : ElementWiseCut.stretched(node.input(i), region)));
      }
      case MATRIX_PRODUCT -> add(copy(i -> cut(i, 1, region, region.rank() - 1)));
      case BATCH_NORMALIZATION -> add(copy(i -> cut(i, 0, region, CHANNELS)));
      case LOCAL_RESPONSE_NORMALIZATION -> normalize(grid);
      default -> add(copy(i -> Region.whole(node.input(i))));
    }
  }

  /** A constant whose dimension goes along one of the output. */
  private Region cut(int input, int dimension, Region output, int along) {
    return Region.whole(node.input(input)).with(dimension, output.begin(along), output.end(along));
  }

  private void convolution(GridCut grid) {
    int perGroup = node.input(1).get(0) / node.number("group", 1);
    boolean wholeGroups =
        region.begin(CHANNELS) % perGroup == 0 && region.size(CHANNELS) % perGroup == 0;
    int groups = wholeGroups ? region.size(CHANNELS) / perGroup : 1;
    NodeProto.Builder builder = copy(i -> cut(i, 0, region, CHANNELS));
    setAttributes(
        builder,
        Set.of("auto_pad", "pads", "group"),
        PartBuilder.ints("pads", pads(grid)),
        PartBuilder.number("group", groups));
    add(builder);
  }

  /** Padding before and after each direction of what is read. */
  private List<Integer> pads(GridCut grid) {
    List<Integer> before = new ArrayList<>();
    List<Integer> after = new ArrayList<>();
    for (int k = 2; k < grid.reads().size(); k++) {
      Side.Window window = grid.window(k).orElseThrow();
      Side.Run run = new Side.Run(region.begin(k), region.end(k));
      before.add(window.before(run));
      after.add(window.after(run));
    }
    return Stream.concat(before.stream(), after.stream()).toList();
  }

  private void pooling(GridCut grid) {
    NodeProto.Builder builder = copy(i -> Region.whole(node.input(i)));
    if (!clips(grid)) {
      setAttributes(
          builder, Set.of("auto_pad", "pads", "ceil_mode"), PartBuilder.ints("pads", pads(grid)));
    } else {
      setAttributes(
          builder,
          Set.of("auto_pad", "pads", "ceil_mode", "kernel_shape"),
          PartBuilder.ints("kernel_shape", clippedKernel(grid)));
    }
    add(builder);
  }

  private static boolean clips(GridCut grid) {
    return grid.window(2).orElseThrow().clips();
  }

  /** At the border, the average is of what there is. */
  private List<Integer> clippedKernel(GridCut grid) {
    Region read = grid.reads(region).get(0).orElseThrow();
    List<Integer> kernel = new ArrayList<>(node.numbers("kernel_shape", 0, 1));
    for (int k = 0; k < kernel.size(); k++) {
      kernel.set(k, Math.min(kernel.get(k), read.size(k + 2)));
    }
    return kernel;
  }

  private static void setAttributes(
      NodeProto.Builder builder, Set<String> replaced, AttributeProto... attributes) {
    List<AttributeProto> kept =
        builder.getAttributeList().stream()
            .filter(attribute -> !replaced.contains(attribute.getName()))
            .toList();
    builder.clearAttribute().addAllAttribute(kept);
    for (AttributeProto attribute : attributes) {
      builder.addAttribute(attribute);
    }
  }

  /** All channels that are read are normalized, and those that are wanted taken out. */
  private void normalize(GridCut grid) {
    Region read = grid.reads(region).get(0).orElseThrow();
    if (read.equals(region)) {
      add(copy(i -> Region.whole(node.input(i))));
      return;
    }
    String all = part.unique(outputs.get(0) + " and neighbours");
    part.bring(
        all, read.count() * node.tensors().specs().get(node.outputs().get(0)).bytesPerNumber());
    add(copy(i -> Region.whole(node.input(i))).setName(all).setOutput(0, all));
    part.slice(all, region.within(read), Collections.nCopies(region.rank(), 1), outputs.get(0));
  }

  private void concatenate(ConcatenationCut cut) {
    List<Optional<Region>> regions = cut.reads(region);
    List<String> present = new ArrayList<>();
    for (int i = 0; i < node.inputCount(); i++) {
      if (regions.get(i).isPresent()) {
        present.add(
            node.isConstant(i)
                ? part.constant(node.proto().getInput(i), regions.get(i).get())
                : inputs.get(i));
      }
    }
    if (present.size() == 1) {
      add(PartBuilder.node("Identity", present, outputs.get(0)));
      return;
    }
    add(
        PartBuilder.node("Concat", present, outputs.get(0))
            .addAttribute(PartBuilder.number("axis", cut.dimension())));
  }

  private void reshape() {
    String output = outputs.get(0);
    if (part.version() < SHAPE_BY_INPUT) {
      add(
          PartBuilder.node("Reshape", List.of(inputs.get(0)), output)
              .addAttribute(PartBuilder.ints("shape", region.size())));
      return;
    }
    List<String> all = List.of(inputs.get(0), part.numbers(output + " shape", region.size()));
    add(PartBuilder.node("Reshape", all, output));
  }

  private void pad(PadCut cut) {
    List<Integer> amounts = new ArrayList<>();
    for (int k = 0; k < region.rank(); k++) {
      amounts.add(cut.before(region, k));
    }
    for (int k = 0; k < region.rank(); k++) {
      amounts.add(cut.after(region, k));
    }
    if (part.version() < PADS_BY_INPUT) {
      NodeProto.Builder builder = copy(i -> Region.whole(node.input(i)));
      setAttributes(builder, Set.of("pads"), PartBuilder.ints("pads", amounts));
      add(builder);
      return;
    }
    List<String> all = new ArrayList<>();
    all.add(inputs.get(0));
    all.add(part.numbers(outputs.get(0) + " pads", amounts));
    if (node.has(2)) {
      all.add(part.constant(node.proto().getInput(2), Region.whole(node.input(2))));
    }
    add(PartBuilder.node("Pad", all, outputs.get(0)));
  }

  private void slice(SliceCut cut) {
    if (Collections.max(cut.step()) == 1) {
      add(PartBuilder.node("Identity", List.of(inputs.get(0)), outputs.get(0)));
      return;
    }
    Region read = cut.reads(region).get(0).orElseThrow();
    part.slice(inputs.get(0), Region.whole(read.size()), cut.step(), outputs.get(0));
  }
}
