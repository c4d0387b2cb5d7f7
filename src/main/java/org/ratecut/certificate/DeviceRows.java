package org.ratecut.certificate;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ratecut.certificate.CountProfile.Relation;
import org.ratecut.certificate.CountProfile.Source;
import org.ratecut.certificate.CountProfile.VertexClass;
import org.ratecut.certificate.LinearSystem.Term;
import org.ratecut.model.MemoryLimit;
import org.ratecut.model.Network;
import org.ratecut.model.ParameterGroup;
import org.ratecut.model.Pins;
import org.ratecut.model.Resources;
import org.ratecut.model.cluster.Channel;
import org.ratecut.model.cluster.Cluster;
import org.ratecut.model.cluster.Port;

/**
 * States what one device can hold ({@code n}, by class), receive and send ({@code in}, {@code out},
 * vertices by source): memory, time, channels, ports, and what consumers need.
 */
final class DeviceRows {

  private final Inequalities all;
  private final CountProfile profile;
  private final LinearSystem.Builder system;
  private final String prefix;
  private final int device;

  DeviceRows(Inequalities all, LinearSystem.Builder system, String prefix, int device) {
    this.all = all;
    this.profile = all.profile;
    this.system = system;
    this.prefix = prefix;
    this.device = device;
  }

  void state() {
    for (int k = 0; k < profile.classes.size(); k++) {
      stateCount(k);
    }
    for (int s = 0; s < profile.sources.size(); s++) {
      system.variable(prefix + "in" + s, 0, maxReceived(s));
      system.variable(prefix + "out" + s, 0, maxSent(s));
    }
    for (MemoryLimit limit : all.problem.network().memoryLimits()) {
      stateMemory(limit);
    }
    stateUse();
    stateChannels();
    for (int r = 0; r < profile.relations.size(); r++) {
      stateRelation(r, profile.relations.get(r));
      present(all.readers(profile.relations.get(r).source()));
    }
    all.problem.rules().maxDevices().ifPresent(most -> present(everyClass()));
  }

  private List<Integer> everyClass() {
    return IntStream.range(0, profile.classes.size()).boxed().toList();
  }

  private void stateCount(int k) {
    VertexClass members = profile.classes.get(k);
    Pins pins = all.problem.pins();
    long here = 0;
    long elsewhere = 0;
    for (int v : members.vertices()) {
      here += pins.deviceOf(v) == device ? 1 : 0;
      elsewhere += pins.isPinned(v) && pins.deviceOf(v) != device ? 1 : 0;
    }
    long most = Math.min(members.size() - elsewhere, all.most(device, List.of(k)));
    system.variable(prefix + "n" + k, here, most);
  }

  private int n(int k) {
    return system.find(prefix + "n" + k);
  }

  private int in(int source) {
    return system.find(prefix + "in" + source);
  }

  private int out(int source) {
    return system.find(prefix + "out" + source);
  }

  /** The variable that counts the vertices of some classes. */
  private int sum(List<Integer> classes) {
    String name = prefix + name(classes);
    if (system.find(name) < 0) {
      long most = classes.stream().mapToLong(k -> profile.classes.get(k).size()).sum();
      int variable = system.variable(name, 0, most);
      List<Term> terms = new ArrayList<>(held(1, classes));
      terms.add(new Term(-1, variable));
      system.equation("sum " + name, terms, 0);
    }
    return system.find(name);
  }

  private static String name(List<Integer> classes) {
    return classes.stream().map(k -> "n" + k).collect(Collectors.joining("+"));
  }

  /** The name of the variable that is 1 if a device has a vertex of some classes, else 0. */
  static String has(List<Integer> classes) {
    return "has " + name(classes);
  }

  private int present(List<Integer> classes) {
    int argument = sum(classes);
    long size = classes.stream().mapToLong(k -> profile.classes.get(k).size()).sum();
    List<Long> values = new ArrayList<>(Collections.nCopies((int) size + 1, 1L));
    values.set(0, 0L);
    return system.table(prefix + has(classes), argument, values);
  }

  /** The terms of the vertices of some classes. */
  private List<Term> held(long factor, List<Integer> classes) {
    return classes.stream().map(k -> new Term(factor, n(k))).toList();
  }

  private void row(String name, long constant, List<Term> terms) {
    system.row(prefix + name, terms.stream().filter(each -> each.factor() != 0).toList(), constant);
  }

  private static List<Term> join(List<Term> a, Term... more) {
    List<Term> terms = new ArrayList<>(a);
    terms.addAll(List.of(more));
    return terms;
  }

  private void stateMemory(MemoryLimit limit) {
    Network network = all.problem.network();
    List<Term> terms = new ArrayList<>();
    for (int k = 0; k < profile.classes.size(); k++) {
      terms.add(new Term(-network.memory(limit, profile.classes.get(k).first()), n(k)));
    }
    for (ParameterGroup group : network.parameterGroups()) {
      int has = present(all.classes(group.members()));
      terms.add(new Term(-group.sizeIn(limit.kind()), has));
    }
    long memory = all.problem.cluster().device(device).memory(limit.kind());
    row("%s %d".formatted(limit.kind(), limit.phase()), memory, terms);
  }

  /** The device itself and its ports; what counts once when it is sent is left out there. */
  private void stateUse() {
    Resources resources = all.problem.resources();
    List<Term> load = new ArrayList<>();
    for (int k = 0; k < profile.classes.size(); k++) {
      load.add(new Term(-resources.work(device, profile.classes.get(k).first()), n(k)));
    }
    long perValue = resources.unitsPerValue(device);
    load.addAll(values(-perValue, this::in));
    load.addAll(values(resources.countsOnce(device) ? 0 : -perValue, this::out));
    row("time", all.limits.of(resources.ofDevice(device)), load);
    List<Port> ports = all.problem.cluster().ports();
    for (int p = 0; p < ports.size(); p++) {
      Port port = ports.get(p);
      if (port.device() == device) {
        List<Term> terms = new ArrayList<>(values(port.direction().receives() ? -1 : 0, this::in));
        terms.addAll(values(port.direction().sends() && !port.once() ? -1 : 0, this::out));
        // Not the number of the port, which equal devices do not share.
        String name = "port %s %s %s".formatted(port.direction(), port.once(), port.bandwidth());
        if (portsBefore(ports, p) == 0) {
          row(name, all.limits.of(resources.ofPort(p)), terms);
        }
      }
    }
  }

  /** How many ports before one are the same. */
  private static long portsBefore(List<Port> ports, int p) {
    Port port = ports.get(p);
    return ports.subList(0, p).stream()
        .filter(
            each ->
                each.device() == port.device()
                    && each.direction() == port.direction()
                    && each.once() == port.once()
                    && each.bandwidth().equals(port.bandwidth()))
        .count();
  }

  /** The terms of values that are sent or received. */
  private List<Term> values(long factor, Function<Integer, Integer> variable) {
    List<Term> terms = new ArrayList<>();
    for (int s = 0; s < profile.sources.size(); s++) {
      long perVertex = Math.multiplyExact(factor, profile.sources.get(s).output());
      terms.add(new Term(perVertex, variable.apply(s)));
    }
    return terms;
  }

  private long maxReceived(int source) {
    return maxExchanged(source, true);
  }

  private long maxSent(int source) {
    return maxExchanged(source, false);
  }

  /** At most what the senders hold of a source, and what each channel carries of it. */
  private long maxExchanged(int number, boolean receives) {
    Source source = profile.sources.get(number);
    long most = 0;
    for (int other = 0; other < all.problem.deviceCount(); other++) {
      int from = receives ? other : device;
      int to = receives ? device : other;
      int channel =
          from == to ? Cluster.NO_CHANNEL : all.problem.cluster().channelBetween(from, to);
      if (channel != Cluster.NO_CHANNEL && all.most(to, all.readers(number)) > 0) {
        long carried = Math.max(0, all.ofChannel(channel)) / source.output();
        most += Math.min(carried, all.most(from, source.classes()));
      }
    }
    return receives ? Math.min(most, source.size()) : most;
  }

  /** All channels of the device together, for each direction and for both. */
  private void stateChannels() {
    BigInteger in = BigInteger.ZERO;
    BigInteger out = BigInteger.ZERO;
    BigInteger both = BigInteger.ZERO;
    List<Channel> channels = all.problem.cluster().channels();
    for (int h = 0; h < channels.size(); h++) {
      Channel channel = channels.get(h);
      BigInteger limit = BigInteger.valueOf(all.ofChannel(h));
      long receivers = channel.pairs().stream().filter(pair -> pair.from() == device).count();
      boolean receives = channel.pairs().stream().anyMatch(pair -> pair.to() == device);
      BigInteger sent =
          receivers == 0
              ? BigInteger.ZERO
              : channel.multicast() ? limit.multiply(BigInteger.valueOf(receivers)) : limit;
      BigInteger received = receives ? limit : BigInteger.ZERO;
      in = in.add(received);
      out = out.add(sent);
      both = both.add(channel.multicast() ? sent.add(received) : sent.max(received));
    }
    row("received", all.capped(in), values(-1, this::in));
    row("sent", all.capped(out), values(-1, this::out));
    List<Term> exchanged = new ArrayList<>(values(-1, this::in));
    exchanged.addAll(values(-1, this::out));
    row("exchanged", all.capped(both), exchanged);
  }

  private void stateRelation(int number, Relation relation) {
    Neighbourhood needs = relation.needs();
    int inside = sum(relation.consumers());
    Term received = new Term(1, in(relation.source()));
    Term sent = new Term(1, out(relation.source()));
    int reads = table("reads " + number, inside, needs.smallest());
    row("reads " + number, 0, join(held(1, relation.producers()), received, new Term(-1, reads)));
    List<Long> reversed = new ArrayList<>(needs.smallest());
    Collections.reverse(reversed);
    int others = table("others " + number, inside, reversed);
    row(
        "others " + number,
        needs.producers(),
        join(held(-1, relation.producers()), sent, new Term(-1, others)));
    if (needs.boundary().stream().anyMatch(each -> each > 0)) {
      int crossing = table("crossing " + number, inside, needs.boundary());
      row("crossing " + number, 0, List.of(received, sent, new Term(-1, crossing)));
    }
    if (relation.complete()) {
      // Each other holder of a consumer is sent all that is here.
      long holders = all.fewestHolders(relation);
      Term has = new Term(needs.producers(), present(relation.consumers()));
      row("holders " + number, 0, join(held(1 - holders, relation.producers()), sent));
      row("without " + number, 0, join(held(-holders, relation.producers()), sent, has));
    }
  }

  private int table(String name, int argument, List<Long> values) {
    return system.table(prefix + name, argument, values);
  }
}
