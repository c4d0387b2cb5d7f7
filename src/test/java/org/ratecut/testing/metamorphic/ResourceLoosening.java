package org.ratecut.testing.metamorphic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import org.ratecut.model.Rules;
import org.ratecut.model.VertexSet;
import org.ratecut.model.cluster.Channel;
import org.ratecut.model.cluster.Communication;
import org.ratecut.model.cluster.Device;
import org.ratecut.model.cluster.Port;
import org.ratecut.model.exact.Fraction;

/** What undoes a {@link ResourceTightening}: no assignment takes more time or becomes invalid. */
final class ResourceLoosening {

  private static final List<Port.Direction> DIRECTIONS = List.of(Port.Direction.values());

  private final Draft draft;
  private final Random random;

  ResourceLoosening(Draft draft, Random random) {
    this.draft = draft;
    this.random = random;
  }

  /** One of them, at random; it may not apply. */
  void step() {
    switch (random.nextInt(5)) {
      case 0 -> loosenPort();
      case 1 -> relieve();
      case 2 -> loosenChannel();
      case 3 -> draft.ticks.replaceAll(each -> Arrays.stream(each).map(this::less).toArray());
      default -> loosenRules();
    }
  }

  private void loosenPort() {
    if (draft.ports.isEmpty()) {
      return;
    }
    int number = random.nextInt(draft.ports.size());
    Port old = draft.ports.get(number);
    if (random.nextInt(3) == 0) {
      draft.ports.remove(number);
      return;
    }
    Port.Direction direction =
        old.direction() == Port.Direction.BOTH
            ? DIRECTIONS.get(random.nextInt(DIRECTIONS.size()))
            : old.direction();
    boolean once = old.once() || random.nextBoolean();
    draft.ports.set(
        number, new Port(old.name(), old.device(), more(old.bandwidth()), direction, once));
  }

  /** A processor that communicates does so faster, or no longer. */
  private void relieve() {
    int number = random.nextInt(draft.devices.size());
    Device old = draft.devices.get(number);
    Device without = new Device(old.name(), old.memory(), old.performance(), old.flash());
    draft.devices.set(
        number,
        old.communication()
            .filter(each -> random.nextInt(3) > 0)
            .map(
                each ->
                    without.withCommunication(
                        new Communication(
                            more(each.bandwidth()), each.once() || random.nextBoolean())))
            .orElse(without));
  }

  private void loosenChannel() {
    if (!draft.channels.isEmpty()) {
      int number = random.nextInt(draft.channels.size());
      Channel old = draft.channels.get(number);
      Fraction bandwidth = random.nextInt(3) == 0 ? Channel.UNLIMITED : old.bandwidth();
      boolean multicast = old.multicast() || random.nextBoolean();
      draft.channels.set(number, old.withBandwidth(bandwidth).withMulticast(multicast));
    }
  }

  private void loosenRules() {
    Rules old = draft.rules;
    OptionalInt max =
        old.maxDevices().isPresent() && random.nextBoolean()
            ? OptionalInt.of(old.maxDevices().getAsInt() + 1)
            : OptionalInt.empty();
    List<VertexSet> sets = new ArrayList<>(old.colocated());
    if (!sets.isEmpty() && random.nextBoolean()) {
      sets.remove(random.nextInt(sets.size()));
    }
    draft.rules = new Rules(max, sets, old.contiguous() && random.nextBoolean());
  }

  private Fraction more(Fraction bandwidth) {
    long extra = (long) (random.nextDouble() * bandwidth.numerator());
    return Fraction.of(bandwidth.numerator() + extra, bandwidth.denominator());
  }

  /** Zero and unmeasured stay. */
  private long less(long ticks) {
    return ticks <= 0 ? ticks : (long) (random.nextDouble() * ticks);
  }
}
