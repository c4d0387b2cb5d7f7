package org.ratecut.bound.profile.roles;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.ratecut.bound.profile.counts.CostQuestion;
import org.ratecut.bound.profile.network.Relation;
import org.ratecut.bound.profile.network.VertexClass;
import org.ratecut.model.Problem;
import org.ratecut.model.cluster.MemoryKind;

/**
 * The classes by how much the first vertex of each takes of a device: of the memory of an average
 * one, and of what an average one can exchange. The more it takes, the more a case says.
 */
final class ClassOrder {

  private final CostQuestion question;
  private final double memory;
  private final double exchange;

  ClassOrder(CostQuestion question) {
    this.question = question;
    Problem problem = question.problem();
    long all =
        IntStream.range(0, problem.deviceCount())
            .mapToLong(d -> problem.cluster().device(d).memory(MemoryKind.RAM))
            .sum();
    // Each channel is one of two devices.
    LongStream traffic =
        IntStream.range(0, problem.cluster().channelCount())
            .mapToLong(
                h -> 2 * Math.min(question.limits().totalTraffic(), question.limits().traffic(h)));
    this.memory = Math.max(1.0, (double) all / problem.deviceCount());
    this.exchange = Math.max(1.0, traffic.asDoubleStream().sum() / problem.deviceCount());
  }

  List<Integer> mostFirst() {
    return IntStream.range(0, question.profile().classes().size())
        .boxed()
        .sorted(Comparator.comparingDouble((Integer k) -> -taken(k)))
        .toList();
  }

  private double taken(int k) {
    VertexClass each = question.profile().classes().get(k);
    double held = each.memory();
    for (int g : each.groups()) {
      held += question.problem().network().parameterGroups().get(g).sizeIn(MemoryKind.RAM);
    }
    double received = 0;
    for (Relation relation : question.profile().relations()) {
      if (relation.consumerClasses().contains(k)) {
        long output = question.profile().sources().get(relation.source()).output();
        received += (double) relation.neighbourhood().smallest(1) * output;
      }
    }
    return held / memory + received / exchange;
  }
}
