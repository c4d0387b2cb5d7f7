package org.ratecut.io.models.onnx.graph;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeSet;

/**
 * Nodes in an order in which each comes after those that it reads (Kahn, 1962); of those that could
 * be next, the one that the file lists first. ONNX asks for such an order, but not all files have
 * it.
 */
public final class NodeOrder {

  private final List<NodeProto> nodes;
  private final Map<String, Integer> producerOf = new HashMap<>();

  private NodeOrder(List<NodeProto> nodes) {
    this.nodes = nodes;
    for (int i = 0; i < nodes.size(); i++) {
      int node = i;
      nodes.get(i).getOutputList().forEach(name -> producerOf.putIfAbsent(name, node));
    }
  }

  /**
   * All nodes of a graph, sorted.
   *
   * @return empty if nodes read each other in a circle
   */
  public static Optional<List<NodeProto>> sorted(GraphProto graph) {
    return new NodeOrder(graph.getNodeList()).sort();
  }

  private Optional<List<NodeProto>> sort() {
    List<List<Integer>> readers = new ArrayList<>();
    int[] missing = new int[nodes.size()];
    nodes.forEach(node -> readers.add(new ArrayList<>()));
    PriorityQueue<Integer> ready = new PriorityQueue<>();
    for (int i = 0; i < nodes.size(); i++) {
      Set<Integer> producers = producersFor(nodes.get(i));
      missing[i] = producers.size();
      for (int producer : producers) {
        readers.get(producer).add(i);
      }
      if (missing[i] == 0) {
        ready.add(i);
      }
    }
    List<NodeProto> sorted = new ArrayList<>();
    while (!ready.isEmpty()) {
      int next = ready.remove();
      sorted.add(nodes.get(next));
      for (int reader : readers.get(next)) {
        if (--missing[reader] == 0) {
          ready.add(reader);
        }
      }
    }
    return sorted.size() == nodes.size() ? Optional.of(sorted) : Optional.empty();
  }

  private Set<Integer> producersFor(NodeProto node) {
    Set<Integer> producers = new TreeSet<>();
    for (String name : readBy(node)) {
      Integer producer = producerOf.get(name);
      if (producer != null) {
        producers.add(producer);
      }
    }
    return producers;
  }

  /** The tensors that a node reads, also within its subgraphs. */
  public static Set<String> readBy(NodeProto node) {
    Set<String> names = new HashSet<>();
    collect(node, names);
    names.remove("");
    return names;
  }

  /** The reader of the file bounds how deep subgraphs are in each other. */
  private static void collect(NodeProto node, Set<String> names) {
    names.addAll(node.getInputList());
    for (AttributeProto attribute : node.getAttributeList()) {
      if (attribute.hasG()) {
        attribute.getG().getNodeList().forEach(inner -> collect(inner, names));
        attribute.getG().getOutputList().forEach(output -> names.add(output.getName()));
      }
    }
  }
}
