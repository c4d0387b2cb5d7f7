package org.ratecut.parts.cut;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.ratecut.escape.FileNameText;
import org.ratecut.io.Digest;
import org.ratecut.io.models.TensorPlace;
import org.ratecut.model.Assignment;
import org.ratecut.model.Problem;
import org.ratecut.parts.HeldRegion;
import org.ratecut.parts.Manifest;
import org.ratecut.parts.PartDevice;
import org.ratecut.parts.PartOutput;
import org.ratecut.parts.PartTensor;
import org.ratecut.parts.Piece;
import org.ratecut.parts.Region;
import org.ratecut.parts.RegionTransfer;
import org.ratecut.parts.Stage;
import org.ratecut.parts.StageInput;
import org.ratecut.parts.StageOutput;
import org.ratecut.parts.TrafficCheck;
import org.ratecut.parts.graph.CuttableModel;
import org.ratecut.parts.graph.GraphTensor;
import org.ratecut.parts.graph.ModelGraph;
import org.ratecut.parts.graph.PartModel;

/** Writes planned stages as model files, and what links them as a manifest. */
final class PartsWriter {

  private final CuttableModel model;
  private final ModelGraph graph;
  private final Problem problem;
  private final Assignment assignment;
  private final Wiring wiring;
  private final List<List<StagePlan>> stages;
  private final List<Map<Integer, ElementSet>> answers;
  private final Set<Integer> tensors = new TreeSet<>();
  private final Map<String, byte[]> models = new LinkedHashMap<>();
  private final Map<String, ArenaLayout> arenas = new LinkedHashMap<>();

  PartsWriter(
      CuttableModel model,
      Problem problem,
      Assignment assignment,
      Wiring wiring,
      List<List<StagePlan>> stages,
      List<Map<Integer, ElementSet>> answers) {
    this.model = model;
    this.graph = model.graph();
    this.problem = problem;
    this.assignment = assignment;
    this.wiring = wiring;
    this.stages = stages;
    this.answers = answers;
  }

  Parts write(Map<String, Integer> pieces) {
    List<PartDevice> devices = new ArrayList<>();
    for (int d = 0; d < stages.size(); d++) {
      devices.add(
          new PartDevice(
              problem.cluster().device(d).name(),
              wiring.held(d).stream()
                  .map(held -> new HeldRegion(name(held.tensor()), held.region()))
                  .toList(),
              stages.get(d).stream().map(this::stage).toList()));
    }
    List<PartOutput> outputs = graph.outputs().stream().map(this::output).toList();
    List<RegionTransfer> transfers = wiring.links().stream().map(this::transfer).toList();
    List<String> inputs = graph.inputs().stream().map(this::name).toList();
    Manifest manifest =
        new Manifest(
            problem.name(),
            model.format(),
            model.fileName(),
            Digest.sha256(model.bytes()),
            tensors.stream().map(number -> partTensor(graph.tensor(number))).toList(),
            inputs,
            outputs,
            devices,
            transfers,
            traffic());
    return new Parts(manifest, models, arenas, pieces);
  }

  /** The name of a tensor, which then belongs to the manifest. */
  private String name(int tensor) {
    tensors.add(tensor);
    return graph.tensor(tensor).name();
  }

  private static PartTensor partTensor(GraphTensor tensor) {
    return new PartTensor(tensor.name(), tensor.type(), tensor.sizes());
  }

  private Stage stage(StagePlan plan) {
    PartModel part = model.write(plan.program());
    String file = fileOf(plan);
    models.put(file, part.bytes());
    arenas.put(file, ArenaLayout.of(part.tensors()));
    List<StageInput> inputs = new ArrayList<>();
    for (int i = 0; i < part.inputs().size(); i++) {
      inputs.add(input(plan, i, part.inputs().get(i)));
    }
    List<StageOutput> outputs = new ArrayList<>();
    for (int i = 0; i < part.outputs().size(); i++) {
      outputs.add(
          new StageOutput(
              part.outputs().get(i), name(plan.output(i).tensor()), plan.output(i).region()));
    }
    return new Stage(
        file,
        Digest.sha256(part.bytes()),
        layers(plan),
        inputs,
        outputs,
        part.weightBytes(),
        arenas.get(file).bytes());
  }

  /** A name that every file system takes, and no two stages have. */
  private String fileOf(StagePlan plan) {
    String device =
        FileNameText.of(problem.cluster().device(plan.device()).name()).toLowerCase(Locale.ROOT);
    return "%03d-%s-%02d%s"
        .formatted(plan.device(), device, plan.number(), model.format().extension());
  }

  private List<String> layers(StagePlan plan) {
    Set<String> layers = new LinkedHashSet<>();
    for (int operator : plan.operators()) {
      graph.operators().get(operator).outputs().stream()
          .flatMap(output -> graph.tensor(output).place().stream())
          .map(TensorPlace::layer)
          .forEach(layers::add);
    }
    return List.copyOf(layers);
  }

  private StageInput input(StagePlan plan, int index, String name) {
    int tensor = plan.input(index).tensor();
    Region region = plan.input(index).region();
    ElementSet read = plan.read(index);
    List<Piece> pieces = wiring.pieces(plan.device(), plan.number(), tensor, read);
    return new StageInput(name, name(tensor), region, pieces, region.count() - read.count());
  }

  private PartOutput output(int tensor) {
    List<Piece> pieces = new ArrayList<>();
    for (int d = 0; d < stages.size(); d++) {
      ElementSet answered = answers.get(d).get(tensor);
      if (answered != null) {
        pieces.addAll(wiring.pieces(d, stages.get(d).size(), tensor, answered));
      }
    }
    return new PartOutput(name(tensor), pieces);
  }

  private RegionTransfer transfer(Wiring.Link link) {
    long bytes = partTensor(graph.tensor(link.tensor())).bytes(link.region().count());
    return new RegionTransfer(name(link.tensor()), link.region(), bytes, link.from(), link.to());
  }

  private TrafficCheck traffic() {
    Map<String, Long> bytesOfLayer = new LinkedHashMap<>();
    for (Wiring.Link link : wiring.links()) {
      GraphTensor tensor = graph.tensor(link.tensor());
      bytesOfLayer.merge(
          tensor.place().orElseThrow().layer(),
          partTensor(tensor).bytes(link.region().count()),
          Math::addExact);
    }
    return new TrafficComparison(problem.network(), assignment).check(bytesOfLayer);
  }
}
