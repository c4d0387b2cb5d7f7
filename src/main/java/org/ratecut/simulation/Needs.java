package org.ratecut.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.ratecut.model.Assignment;
import org.ratecut.model.Broadcast;
import org.ratecut.model.Network;
import org.ratecut.model.Problem;
import org.ratecut.pipeline.Pipeline;
import org.ratecut.pipeline.PipelineTransfer;

/**
 * What each operation of a plan must wait for, worked out from the arcs of the network. What the
 * plan lacks, such as a vertex that nobody computes or a value that nobody sends, is a fault.
 */
final class Needs {

  private record Sent(int vertex, int device) {}

  private final Network network;
  private final Assignment assignment;
  private final Pipeline plan;
  private final Faults faults;
  private final int[] stepOf;
  private final Map<Sent, Integer> transferOf = new HashMap<>();
  private final List<Set<Integer>> data = new ArrayList<>();
  private final List<Set<Integer>> signals = new ArrayList<>();

  /** The same of the inference before. */
  private final List<Set<Integer>> lastData = new ArrayList<>();

  private final List<Set<Integer>> lastSignals = new ArrayList<>();

  /**
   * Works them out.
   *
   * @param faults gets what is wrong with the plan
   */
  Needs(Problem problem, Assignment assignment, Pipeline plan, Faults faults) {
    this.network = problem.network();
    this.assignment = assignment;
    this.plan = plan;
    this.faults = faults;
    this.stepOf = new int[network.vertexCount()];
    for (int i = 0; i < plan.operationCount(); i++) {
      data.add(new TreeSet<>());
      signals.add(new TreeSet<>());
      lastData.add(new TreeSet<>());
      lastSignals.add(new TreeSet<>());
    }
    readSteps();
    readTransfers();
    if (faults.isEmpty()) {
      network.broadcasts().forEach(this::connect);
    }
  }

  private void readSteps() {
    int[] times = new int[network.vertexCount()];
    for (int s = 0; s < plan.steps().size(); s++) {
      for (int v : plan.steps().get(s).vertices()) {
        stepOf[v] = s;
        times[v]++;
        if (assignment.deviceOf(v) != plan.steps().get(s).device()) {
          faults.add("Vertex %d is computed on another device than its own.".formatted(v));
        }
      }
    }
    for (int v = 0; v < times.length; v++) {
      if (times[v] != 1) {
        faults.add("Vertex %d is computed %d times in an inference.".formatted(v, times[v]));
      }
    }
  }

  private void readTransfers() {
    for (int t = 0; t < plan.transfers().size(); t++) {
      PipelineTransfer transfer = plan.transfers().get(t);
      int operation = plan.steps().size() + t;
      for (int v : transfer.vertices()) {
        if (stepOf[v] != transfer.step() || assignment.deviceOf(v) != transfer.from()) {
          faults.add("Vertex %d is sent by a step that does not compute it.".formatted(v));
        }
        if (transferOf.put(new Sent(v, transfer.to()), operation) != null) {
          faults.add("Vertex %d is sent twice to the same device.".formatted(v));
        }
      }
      data.get(operation).add(transfer.step());
    }
  }

  /** Everything that the consumers on a device need of a broadcast is the same. */
  private void connect(Broadcast broadcast) {
    Map<Integer, Set<Integer>> readersOn = new HashMap<>();
    Map<Integer, Set<Integer>> nextReadersOn = new HashMap<>();
    for (int v : broadcast.consumers()) {
      boolean isNext = network.feedbackReaders().contains(v);
      (isNext ? nextReadersOn : readersOn)
          .computeIfAbsent(assignment.deviceOf(v), d -> new TreeSet<>())
          .add(stepOf[v]);
    }
    readersOn.forEach((device, readers) -> connect(broadcast, device, readers, data, signals));
    nextReadersOn.forEach(
        (device, readers) -> connect(broadcast, device, readers, lastData, lastSignals));
  }

  private void connect(
      Broadcast broadcast,
      int device,
      Set<Integer> readers,
      List<Set<Integer>> values,
      List<Set<Integer>> noValues) {
    TreeSet<Integer> sources = new TreeSet<>();
    TreeSet<Integer> silent = new TreeSet<>();
    for (int v : broadcast.producers()) {
      if (assignment.deviceOf(v) == device) {
        sources.add(stepOf[v]);
      } else if (network.output(v) == 0) {
        silent.add(stepOf[v]);
      } else {
        Integer transfer = transferOf.get(new Sent(v, device));
        if (transfer == null) {
          faults.add("The output of vertex %d is not sent where it is read.".formatted(v));
        } else {
          sources.add(transfer);
        }
      }
    }
    for (int reader : readers) {
      values.get(reader).addAll(sources);
      noValues.get(reader).addAll(silent);
    }
  }

  /** The operations of the same inference that must have ended before an operation begins. */
  int[] of(int operation) {
    return together(data.get(operation), signals.get(operation));
  }

  /** The operations of the inference before that must have ended before an operation begins. */
  int[] ofLast(int operation) {
    return together(lastData.get(operation), lastSignals.get(operation));
  }

  private static int[] together(Set<Integer> values, Set<Integer> noValues) {
    TreeSet<Integer> all = new TreeSet<>(values);
    all.addAll(noValues);
    return all.stream().mapToInt(Integer::intValue).toArray();
  }

  /** The operations that read what each brings. */
  List<List<Integer>> readers() {
    return inverted(data);
  }

  /** The operations that read in the next inference what each brings. */
  List<List<Integer>> nextReaders() {
    return inverted(lastData);
  }

  private static List<List<Integer>> inverted(List<Set<Integer>> sources) {
    List<List<Integer>> readers = new ArrayList<>();
    sources.forEach(each -> readers.add(new ArrayList<>()));
    for (int i = 0; i < sources.size(); i++) {
      for (int source : sources.get(i)) {
        readers.get(source).add(i);
      }
    }
    return readers;
  }
}
