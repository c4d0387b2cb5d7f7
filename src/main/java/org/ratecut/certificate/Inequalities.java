package org.ratecut.certificate;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.ratecut.certificate.CountProfile.Relation;
import org.ratecut.certificate.LinearSystem.Row;
import org.ratecut.certificate.LinearSystem.Term;
import org.ratecut.certificate.LinearSystem.Variable;
import org.ratecut.model.Problem;
import org.ratecut.model.VertexSet;
import org.ratecut.model.cluster.Channel;
import org.ratecut.model.cluster.DevicePair;
import org.ratecut.model.exact.Fraction;
import org.ratecut.model.exact.InvalidModelException;

/** The inequalities that the counts and flows of every valid assignment of less cost satisfy. */
public final class Inequalities {

  /** Larger systems are refused: {@link #ofAll} of about a hundred devices, say. */
  private static final long MAX_VARIABLES = 100_000;

  private static final int MAX_STAGES = 4;

  /**
   * What couples the devices: the sum over devices of weighted variables of each.
   *
   * @param ofDevice factors by the name of a variable of {@link #ofDevice}
   * @param least of the sum
   * @param equation whether it is just that
   */
  public record Coupling(String name, Map<String, Long> ofDevice, long least, boolean equation) {

    /** Keeps the map. */
    public Coupling {
      ofDevice = Collections.unmodifiableMap(new LinkedHashMap<>(ofDevice));
    }
  }

  final Problem problem;
  final Limits limits;
  final CountProfile profile;
  private final List<long[]> maxOnDevice = new ArrayList<>();
  private final List<Long> channelLimits = new ArrayList<>();
  private final List<List<Integer>> readers = new ArrayList<>();

  /**
   * Of a claim.
   *
   * @param cost that all valid assignments are said to have at least; empty if there is said to be
   *     none
   * @throws InvalidModelException if there are too many classes of vertices
   */
  public Inequalities(Problem problem, Optional<Fraction> cost) {
    this.problem = problem;
    this.limits = new Limits(problem, cost);
    this.profile = new CountProfile(problem);
    long total = limits.total();
    for (int h = 0; h < problem.cluster().channelCount(); h++) {
      channelLimits.add(Math.min(total, limits.of(problem.resources().ofChannel(h))));
    }
    requireFew((long) profile.classes.size() * problem.deviceCount());
    for (int s = 0; s < profile.sources.size(); s++) {
      readers.add(findReaders(s));
    }
    long[] sizes = profile.classes.stream().mapToLong(each -> each.size()).toArray();
    IntStream.range(0, problem.deviceCount()).forEach(d -> maxOnDevice.add(sizes));
    boolean narrower = true;
    for (int stage = 0; stage < MAX_STAGES && narrower; stage++) {
      narrower = narrow();
    }
  }

  private static void requireFew(long variables) {
    if (variables > MAX_VARIABLES) {
      throw new InvalidModelException(
          "The inequalities have %,d variables; at most %,d are checked."
              .formatted(variables, MAX_VARIABLES));
    }
  }

  /** What one device can hold at most bounds what others get of it, and the other way round. */
  private boolean narrow() {
    Map<LinearSystem, long[]> known = new HashMap<>();
    List<long[]> next = new ArrayList<>();
    for (int d = 0; d < problem.deviceCount(); d++) {
      LinearSystem system = ofDevice(d);
      long[] most = known.get(system);
      if (most == null) {
        Box box = Box.of(system);
        most = new long[profile.classes.size()];
        for (int k = 0; k < most.length && !box.isEmpty(); k++) {
          most[k] = box.most(k);
        }
        known.put(system, most);
      }
      next.add(most);
    }
    boolean narrower = total(next) < total(maxOnDevice);
    maxOnDevice.clear();
    maxOnDevice.addAll(next);
    return narrower;
  }

  private static long total(List<long[]> table) {
    return table.stream().flatMapToLong(LongStream::of).sum();
  }

  /** How many vertices of some classes a device holds at most. */
  long most(int device, List<Integer> classes) {
    long[] most = maxOnDevice.get(device);
    long sum = 0;
    for (int k : classes) {
      sum += most[k];
    }
    return sum;
  }

  /** The fewest devices that can hold all consumers of a relation. */
  int fewestHolders(Relation relation) {
    long left = relation.needs().consumers();
    long[] room =
        IntStream.range(0, problem.deviceCount())
            .mapToLong(d -> most(d, relation.consumers()))
            .sorted()
            .toArray();
    int holders = 0;
    while (left > 0 && holders < room.length) {
      left -= room[room.length - ++holders];
    }
    return holders;
  }

  /** What a channel carries at most, to one receiver if it is multicast. */
  long ofChannel(int channel) {
    return channelLimits.get(channel);
  }

  /** A sum that is more than any traffic counts as all. */
  long capped(BigInteger traffic) {
    return traffic.min(BigInteger.valueOf(limits.total())).longValueExact();
  }

  /** The system of a device by itself, which names no device: equal devices have equal systems. */
  public LinearSystem ofDevice(int device) {
    LinearSystem.Builder system = new LinearSystem.Builder();
    new DeviceRows(this, system, "", device).state();
    return system.build();
  }

  /** A system, of which a weighted sum of variables is at least a number. */
  public static LinearSystem withWeight(
      LinearSystem system, Map<String, Long> weights, long least) {
    List<Term> terms = new ArrayList<>();
    List<Variable> variables = system.variables();
    for (int i = 0; i < variables.size(); i++) {
      long weight = weights.getOrDefault(variables.get(i).name(), 0L);
      if (weight != 0) {
        terms.add(new Term(weight, i));
      }
    }
    return system.with(new Row("weight", terms, Math.negateExact(least), false));
  }

  /** What couples the devices. */
  public List<Coupling> couplings() {
    List<Coupling> couplings = new ArrayList<>();
    for (int k = 0; k < profile.classes.size(); k++) {
      long size = profile.classes.get(k).size();
      couplings.add(new Coupling("all " + k, Map.of("n" + k, 1L), size, true));
    }
    Map<String, Long> received = new LinkedHashMap<>();
    for (int s = 0; s < profile.sources.size(); s++) {
      couplings.add(new Coupling("flow " + s, Map.of("in" + s, 1L, "out" + s, -1L), 0, true));
      received.put("in" + s, -profile.sources.get(s).output());
    }
    couplings.add(new Coupling("traffic", received, -traffic(), false));
    for (int g = 0; g < problem.network().parameterGroups().size(); g++) {
      VertexSet members = problem.network().parameterGroups().get(g).members();
      couplings.add(
          new Coupling("stored " + g, Map.of(DeviceRows.has(classes(members)), 1L), 1, false));
    }
    problem
        .rules()
        .maxDevices()
        .ifPresent(
            most -> {
              List<Integer> all = IntStream.range(0, profile.classes.size()).boxed().toList();
              couplings.add(new Coupling("used", Map.of(DeviceRows.has(all), -1L), -most, false));
            });
    return couplings;
  }

  /** The classes of some vertices; of a class all are among them or none. */
  List<Integer> classes(VertexSet vertices) {
    return IntStream.range(0, profile.classes.size())
        .filter(k -> vertices.contains(profile.classes.get(k).first()))
        .boxed()
        .toList();
  }

  /** All that the channels carry; a multicast one as much to each receiver. */
  private long traffic() {
    BigInteger sum = BigInteger.ZERO;
    for (int h = 0; h < problem.cluster().channelCount(); h++) {
      long receivers = receivers(problem.cluster().channel(h)).size();
      sum = sum.add(BigInteger.valueOf(ofChannel(h)).multiply(BigInteger.valueOf(receivers)));
    }
    return capped(sum);
  }

  /** The devices to which a channel carries as much each; or none in particular, as -1. */
  static List<Integer> receivers(Channel channel) {
    return channel.multicast()
        ? channel.pairs().stream().map(DevicePair::to).distinct().toList()
        : List.of(-1);
  }

  /** The system of all devices, whose variables have the device in front, for instance 2:n0. */
  public LinearSystem ofAll() {
    int devices = problem.deviceCount();
    requireFew((long) profile.sources.size() * devices * devices);
    LinearSystem.Builder system = new LinearSystem.Builder();
    for (int d = 0; d < devices; d++) {
      new DeviceRows(this, system, d + ":", d).state();
    }
    new JointRows(this, system).state();
    return system.build();
  }

  /** The classes that need anything of a source. */
  List<Integer> readers(int source) {
    return readers.get(source);
  }

  private List<Integer> findReaders(int source) {
    return profile.relations.stream()
        .filter(relation -> relation.source() == source)
        .flatMap(relation -> relation.consumers().stream())
        .distinct()
        .sorted()
        .toList();
  }
}
