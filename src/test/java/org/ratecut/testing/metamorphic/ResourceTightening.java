package org.ratecut.testing.metamorphic;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.ratecut.model.MeasuredTimes;
import org.ratecut.model.VertexSet;
import org.ratecut.model.cluster.Channel;
import org.ratecut.model.cluster.Communication;
import org.ratecut.model.cluster.Device;
import org.ratecut.model.cluster.Port;
import org.ratecut.model.exact.Fraction;

/**
 * Steps after which no assignment takes less time and none is valid that was not: of ports,
 * processors that communicate, multicast and unlimited channels, measured times and rules.
 */
final class ResourceTightening {

  private static final List<Port.Direction> DIRECTIONS = List.of(Port.Direction.values());

  private final Draft draft;
  private final Random random;

  ResourceTightening(Draft draft, Random random) {
    this.draft = draft;
    this.random = random;
  }

  /** One of them, at random; it may not apply. */
  void step() {
    switch (random.nextInt(8)) {
      case 0 -> addPort();
      case 1 -> tightenPort();
      case 2 -> communicate();
      case 3 -> tightenChannel();
      case 4 -> slowDown();
      case 5 -> limitDevices();
      case 6 -> colocate();
      default -> draft.rules = draft.rules.withContiguous(true);
    }
  }

  private void addPort() {
    Port.Direction direction = DIRECTIONS.get(random.nextInt(DIRECTIONS.size()));
    int device = random.nextInt(draft.devices.size());
    String name = "new port " + draft.ports.size();
    draft.ports.add(new Port(name, device, bandwidth(), direction, random.nextBoolean()));
  }

  private void tightenPort() {
    if (draft.ports.isEmpty()) {
      return;
    }
    int number = random.nextInt(draft.ports.size());
    Port old = draft.ports.get(number);
    Fraction bandwidth = random.nextBoolean() ? less(old.bandwidth()) : old.bandwidth();
    Port.Direction direction = random.nextBoolean() ? Port.Direction.BOTH : old.direction();
    boolean once = old.once() && random.nextBoolean();
    draft.ports.set(number, new Port(old.name(), old.device(), bandwidth, direction, once));
  }

  private void communicate() {
    int number = random.nextInt(draft.devices.size());
    Device old = draft.devices.get(number);
    Communication own =
        old.communication()
            .map(
                each ->
                    new Communication(less(each.bandwidth()), each.once() && random.nextBoolean()))
            .orElseGet(() -> new Communication(bandwidth(), random.nextBoolean()));
    draft.devices.set(number, old.withCommunication(own));
  }

  private void tightenChannel() {
    if (draft.channels.isEmpty()) {
      return;
    }
    int number = random.nextInt(draft.channels.size());
    Channel old = draft.channels.get(number);
    boolean multicast = old.multicast() && random.nextBoolean();
    Fraction bandwidth = old.isUnlimited() ? bandwidth() : old.bandwidth();
    draft.channels.set(number, old.withMulticast(multicast).withBandwidth(bandwidth));
  }

  /** Of a measured vertex; which kinds are measured stays as it is. */
  private void slowDown() {
    if (!draft.ticks.isEmpty()) {
      long[] ofKind = draft.ticks.get(random.nextInt(draft.ticks.size()));
      int vertex = random.nextInt(ofKind.length);
      if (ofKind[vertex] != MeasuredTimes.UNMEASURED) {
        ofKind[vertex] += (long) (random.nextDouble() * (ofKind[vertex] + 2));
      }
    }
  }

  private void limitDevices() {
    int max = draft.rules.maxDevices().orElse(draft.devices.size() + 1);
    draft.rules = draft.rules.withMaxDevices(Math.max(1, max - 1));
  }

  private void colocate() {
    List<VertexSet> sets = new ArrayList<>(draft.rules.colocated());
    int count = draft.vertices.size();
    sets.add(VertexSet.of(random.nextInt(count), random.nextInt(count)));
    draft.rules = draft.rules.withColocated(sets);
  }

  /** Of the size of another of the problem, so that it matters. */
  private Fraction bandwidth() {
    List<Fraction> all = new ArrayList<>(draft.ports.stream().map(Port::bandwidth).toList());
    draft.channels.stream()
        .filter(each -> !each.isUnlimited())
        .map(Channel::bandwidth)
        .forEach(all::add);
    draft.devices.stream()
        .flatMap(each -> each.communication().stream())
        .map(Communication::bandwidth)
        .forEach(all::add);
    return all.isEmpty() ? Fraction.of(1 + random.nextInt(9)) : all.get(random.nextInt(all.size()));
  }

  private Fraction less(Fraction bandwidth) {
    long part = (long) (random.nextDouble() * bandwidth.numerator());
    return Fraction.of(Math.max(1, part), bandwidth.denominator());
  }
}
