package org.ratecut.evaluation;

import java.util.Arrays;
import org.ratecut.model.Assignment;
import org.ratecut.model.Objective;
import org.ratecut.model.Problem;
import org.ratecut.model.cluster.MemoryKind;
import org.ratecut.model.exact.Fraction;

/**
 * An assignment that changes one vertex at a time, with its loads, memory and traffic always up to
 * date. This is where searches spend their time: a move allocates nothing, and moving a neuron of a
 * dense layer costs the same whether the layer has 10 neurons or 4,096.
 *
 * <p>For each broadcast and device it counts the consumers there and sums the output of the
 * producers there (its <em>supply</em>). The traffic from d to e is the supply on d of the
 * broadcasts with a consumer on e, so that moving a consumer touches a channel only when a count
 * reaches or leaves zero. Bit masks say which devices have a supply or a consumer at all.
 *
 * <p><em>Layout.</em> Per broadcast {@code b} and device {@code d}: {@code consumerCount[b * D +
 * d]} and {@code supply[b * D + d]}; their masks are {@code words} longs per broadcast.
 * <em>Resources</em> are what can be the bottleneck, in the numbering of {@link
 * org.ratecut.model.Resources}: devices, channels, ports, and a last one, {@link #unroutable()},
 * which counts the traffic of pairs without a channel.
 *
 * <p>The state also notes which resources changed since the last {@link #mark()}, and what they
 * were then, so that a guide over all resources can be updated in the time of the few that changed.
 *
 * <p>Not safe for use by several threads.
 */
public final class AssignmentState {

  private final ProblemTables tables;
  private final int deviceCount;
  private final int words;
  private final int[] deviceOf;
  private final int[] consumerCount;
  private final long[] consumerMask;
  private final long[] supply;
  private final long[] supplyMask;
  private final MemoryUse memory;
  private final long[] usage;
  private final SlowestResource slowest;

  /** What traffic uses but channels; null if nothing. */
  private final Charges charges;

  /** Null if there are no rules that can be counted. */
  private final RuleUse rules;

  private final int[] touched;
  private final long[] usageAtMark;
  private final int[] touchedInMark;
  private int touchedCount;
  private int currentMark = 1;
  private long totalTraffic;

  /**
   * A state that starts at the given assignment.
   *
   * @throws org.ratecut.model.exact.InvalidModelException if the assignment does not fit the
   *     problem
   */
  public AssignmentState(Problem problem, Assignment assignment) {
    this(new ProblemTables(problem), assignment.requireFitting(problem).toArray());
  }

  private AssignmentState(ProblemTables tables, int[] devices) {
    this.tables = tables;
    deviceCount = tables.deviceCount;
    words = (deviceCount + 63) >>> 6;
    deviceOf = new int[tables.vertexCount];
    consumerCount = new int[Math.multiplyExact(tables.broadcastCount, deviceCount)];
    consumerMask = new long[tables.broadcastCount * words];
    supply = new long[tables.broadcastCount * deviceCount];
    supplyMask = new long[tables.broadcastCount * words];
    memory = new MemoryUse(tables);
    usage = new long[tables.resourceCount];
    slowest = new SlowestResource(tables, usage);
    charges =
        tables.charges == null
            ? null
            : new Charges(tables, consumerMask, supply, supplyMask, this::addUsage);
    rules = tables.ruled == null ? null : new RuleUse(tables.ruled);
    touched = new int[tables.resourceCount];
    usageAtMark = new long[tables.resourceCount];
    touchedInMark = new int[tables.resourceCount];
    for (int v = 0; v < devices.length; v++) {
      deviceOf[v] = devices[v];
      place(v, devices[v]);
    }
    mark();
  }

  /** An independent state of the same problem with the same assignment. */
  public AssignmentState copy() {
    return new AssignmentState(tables, deviceOf);
  }

  /**
   * Moves a vertex; nothing happens if it is there already. Undo it by moving it back. Pins are not
   * looked at: see {@link #isPinned}.
   */
  public void move(int vertex, int device) {
    int from = deviceOf[vertex];
    if (from != device) {
      remove(vertex, from);
      place(vertex, device);
      deviceOf[vertex] = device;
    }
  }

  /** Makes this the given assignment, by moving the vertices that differ. */
  public void moveTo(Assignment assignment) {
    for (int v = 0; v < deviceOf.length; v++) {
      move(v, assignment.deviceOf(v));
    }
  }

  private void place(int vertex, int device) {
    memory.place(vertex, device);
    addUsage(device, tables.work[device][vertex]);
    if (rules != null) {
      rules.place(vertex, device);
    }
    for (int i = tables.incomingStart[vertex]; i < tables.incomingStart[vertex + 1]; i++) {
      int broadcast = tables.incoming[i];
      if (consumerCount[broadcast * deviceCount + device]++ == 0) {
        consumerMask[broadcast * words + (device >>> 6)] |= 1L << device;
        addTrafficTo(device, broadcast, 1);
      }
    }
    int outgoing = tables.outgoing[vertex];
    if (outgoing >= 0 && tables.output[vertex] > 0) {
      supply[outgoing * deviceCount + device] += tables.output[vertex];
      supplyMask[outgoing * words + (device >>> 6)] |= 1L << device;
      addTrafficFrom(device, outgoing, tables.output[vertex]);
    }
  }

  private void remove(int vertex, int device) {
    memory.remove(vertex, device);
    addUsage(device, -tables.work[device][vertex]);
    if (rules != null) {
      rules.remove(vertex, device);
    }
    for (int i = tables.incomingStart[vertex]; i < tables.incomingStart[vertex + 1]; i++) {
      int broadcast = tables.incoming[i];
      if (--consumerCount[broadcast * deviceCount + device] == 0) {
        consumerMask[broadcast * words + (device >>> 6)] &= ~(1L << device);
        addTrafficTo(device, broadcast, -1);
      }
    }
    int outgoing = tables.outgoing[vertex];
    if (outgoing >= 0 && tables.output[vertex] > 0) {
      int index = outgoing * deviceCount + device;
      supply[index] -= tables.output[vertex];
      if (supply[index] == 0) {
        supplyMask[outgoing * words + (device >>> 6)] &= ~(1L << device);
      }
      addTrafficFrom(device, outgoing, -tables.output[vertex]);
    }
  }

  /** Adds (sign 1) or takes away (sign -1) all that a device receives of a broadcast. */
  private void addTrafficTo(int receiver, int broadcast, int sign) {
    if (charges != null) {
      totalTraffic += charges.addReceiver(receiver, broadcast, sign);
      return;
    }
    for (int w = 0; w < words; w++) {
      long senders = supplyMask[broadcast * words + w];
      while (senders != 0) {
        int sender = (w << 6) + Long.numberOfTrailingZeros(senders);
        senders &= senders - 1;
        if (sender != receiver) {
          addTraffic(sender, receiver, sign * supply[broadcast * deviceCount + sender]);
        }
      }
    }
  }

  /** Adds an amount to what a device sends of a broadcast to each device with a consumer. */
  private void addTrafficFrom(int sender, int broadcast, long amount) {
    if (charges != null) {
      totalTraffic += charges.addSupply(sender, broadcast, amount);
      return;
    }
    for (int w = 0; w < words; w++) {
      long receivers = consumerMask[broadcast * words + w];
      while (receivers != 0) {
        int receiver = (w << 6) + Long.numberOfTrailingZeros(receivers);
        receivers &= receivers - 1;
        if (receiver != sender) {
          addTraffic(sender, receiver, amount);
        }
      }
    }
  }

  private void addTraffic(int from, int to, long amount) {
    totalTraffic += amount;
    addUsage(tables.resourceOfPair[from * deviceCount + to], amount);
  }

  private void addUsage(int resource, long amount) {
    if (touchedInMark[resource] != currentMark) {
      touchedInMark[resource] = currentMark;
      usageAtMark[resource] = usage[resource];
      touched[touchedCount++] = resource;
    }
    usage[resource] += amount;
    slowest.noteChange(resource);
  }

  /**
   * How much less a resource would be used if a vertex were on no device at all. No move of the
   * vertex lowers the usage by more.
   */
  public long relief(int vertex, int resource) {
    int device = deviceOf[vertex];
    long relief = resource == device ? tables.work[device][vertex] : 0;
    if (resource < deviceCount && charges == null) {
      return relief;
    }
    for (int i = tables.incomingStart[vertex]; i < tables.incomingStart[vertex + 1]; i++) {
      int broadcast = tables.incoming[i];
      if (consumerCount[broadcast * deviceCount + device] == 1) {
        relief +=
            charges == null
                ? receivedOn(resource, device, broadcast)
                : charges.ofReceiver(resource, device, broadcast);
      }
    }
    int outgoing = tables.outgoing[vertex];
    if (outgoing < 0) {
      return relief;
    }
    return relief
        + tables.output[vertex]
            * (charges == null
                ? receiversOn(resource, device, outgoing)
                : charges.perValueSent(resource, device, outgoing));
  }

  /** What a device would receive of a broadcast over a channel. */
  private long receivedOn(int channel, int receiver, int broadcast) {
    long received = 0;
    for (int w = 0; w < words; w++) {
      long senders = supplyMask[broadcast * words + w];
      while (senders != 0) {
        int sender = (w << 6) + Long.numberOfTrailingZeros(senders);
        senders &= senders - 1;
        if (sender != receiver
            && tables.resourceOfPair[sender * deviceCount + receiver] == channel) {
          received += supply[broadcast * deviceCount + sender];
        }
      }
    }
    return received;
  }

  /** To how many other devices a device sends a broadcast over a channel. */
  private int receiversOn(int channel, int sender, int broadcast) {
    int count = 0;
    for (int w = 0; w < words; w++) {
      long receivers = consumerMask[broadcast * words + w];
      while (receivers != 0) {
        int receiver = (w << 6) + Long.numberOfTrailingZeros(receivers);
        receivers &= receivers - 1;
        if (receiver != sender
            && tables.resourceOfPair[sender * deviceCount + receiver] == channel) {
          count++;
        }
      }
    }
    return count;
  }

  /** Forgets what was touched: from here on {@link #touchedCount} starts at zero. */
  public void mark() {
    touchedCount = 0;
    if (++currentMark == Integer.MAX_VALUE) {
      Arrays.fill(touchedInMark, 0);
      currentMark = 1;
    }
  }

  /** How many different resources were touched since the mark, perhaps with no change left. */
  public int touchedCount() {
    return touchedCount;
  }

  /** The resource that was touched as the {@code position}-th since the mark, from 0. */
  public int touchedResource(int position) {
    return touched[position];
  }

  /** The usage at the mark of a resource touched since. */
  public long usageAtMark(int resource) {
    return usageAtMark[resource];
  }

  /** The device of a vertex, from 0. */
  public int deviceOf(int vertex) {
    return deviceOf[vertex];
  }

  /** Whether the problem pins a vertex to a device. */
  public boolean isPinned(int vertex) {
    return tables.pinnedDevice[vertex] >= 0;
  }

  /** How many vertices the network has. */
  public int vertexCount() {
    return deviceOf.length;
  }

  /** How many devices the cluster has. */
  public int deviceCount() {
    return deviceCount;
  }

  /** Devices, channels, ports and the unroutable pseudo-channel. */
  public int resourceCount() {
    return usage.length;
  }

  /** The number of the pseudo-channel of the pairs of devices that cannot talk. */
  public int unroutable() {
    return usage.length - 1;
  }

  /** Units of {@link org.ratecut.model.Resources} per inference: FLOP of a plain device, values. */
  public long usage(int resource) {
    return usage[resource];
  }

  /** Units per second, as an exact fraction; see {@link org.ratecut.model.Resources#speed}. */
  public Fraction speed(int resource) {
    return new Fraction(
        tables.speedNumerator[resource], Math.max(1, tables.speedDenominator[resource]));
  }

  /** Private memory and parameter groups in a memory of a device at once, in values. */
  public long memoryUsed(MemoryKind kind, int device) {
    return memory.used(kind, device);
  }

  /**
   * The values that a memory of a device has room for beside what it holds; negative if too many.
   */
  public long memoryFree(MemoryKind kind, int device) {
    return memory.free(kind, device);
  }

  /** The memory by which devices are over-full, summed, in values; zero if all fits. */
  public long memoryExcess() {
    return memory.excess();
  }

  /** Values per inference between all devices. */
  public long totalTraffic() {
    return totalTraffic;
  }

  /**
   * How many devices too many have vertices, and have some but not all of vertices that must be
   * together; zero if all rules but contiguity are kept.
   */
  public int ruleExcess() {
    return rules == null ? 0 : rules.excess();
  }

  /**
   * Whether all memory fits, all traffic has a channel, and the rules are kept. Pins and contiguity
   * are not looked at.
   */
  public boolean isValid() {
    return memory.excess() == 0 && usage[unroutable()] == 0 && ruleExcess() == 0;
  }

  /** The exact cost for an objective; less is better. Says nothing of validity. */
  public Fraction cost(Objective objective) {
    return switch (objective) {
      case RATE -> time(bottleneck());
      case COMMUNICATION -> Fraction.of(totalTraffic);
    };
  }

  /** Seconds per inference that a resource is busy. */
  public Fraction time(int resource) {
    return tables.speedDenominator[resource] == 0
        ? Fraction.ZERO
        : speed(resource).timeFor(usage[resource]);
  }

  /** The same as {@link #time} to the nearest double, without an allocation. */
  public double seconds(int resource) {
    return tables.seconds(resource, usage[resource]);
  }

  /**
   * The busiest resource, the lowest number on ties. Cost: proportional to the resources changed
   * since the last call.
   */
  public int bottleneck() {
    return slowest.find();
  }

  /** A snapshot. */
  public Assignment toAssignment() {
    return Assignment.of(deviceOf);
  }
}
