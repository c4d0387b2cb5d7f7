package org.ratecut.evaluation;

/**
 * Keeps up to date what traffic uses where that is not one channel for each receiver: ports,
 * devices that communicate themselves, channels that send each output once. It reads the masks and
 * supplies of an {@link AssignmentState}; whether a resource that counts once has another receiver
 * is a matter of a few words.
 */
final class Charges {

  private final ChargeTables tables;
  private final int[] resourceOfPair;
  private final int deviceCount;
  private final int words;
  private final long[] consumerMask;
  private final long[] supply;
  private final long[] supplyMask;
  private final Use use;

  /** Where units of use are added. */
  interface Use {
    void add(int resource, long amount);
  }

  Charges(ProblemTables tables, long[] consumerMask, long[] supply, long[] supplyMask, Use use) {
    this.tables = tables.charges;
    this.resourceOfPair = tables.resourceOfPair;
    this.deviceCount = tables.deviceCount;
    this.words = (deviceCount + 63) >>> 6;
    this.consumerMask = consumerMask;
    this.supply = supply;
    this.supplyMask = supplyMask;
    this.use = use;
  }

  /**
   * Adds (sign 1) or takes away (sign -1) all that a device receives of a broadcast, of which it
   * has the first consumer, or had the last.
   *
   * @return the values that it receives, with the sign
   */
  long addReceiver(int receiver, int broadcast, int sign) {
    long total = 0;
    for (int w = 0; w < words; w++) {
      long senders = supplyMask[broadcast * words + w];
      while (senders != 0) {
        int sender = (w << 6) + Long.numberOfTrailingZeros(senders);
        senders &= senders - 1;
        if (sender != receiver) {
          long amount = sign * supply[broadcast * deviceCount + sender];
          total += amount;
          charge(sender, receiver, amount);
          chargeFirst(sender, receiver, broadcast, amount);
        }
      }
    }
    return total;
  }

  /**
   * Adds an amount to what a device sends of a broadcast to each device with a consumer.
   *
   * @return the amount times the number of these devices
   */
  long addSupply(int sender, int broadcast, long amount) {
    long total = 0;
    for (int w = 0; w < words; w++) {
      long receivers = consumerMask[broadcast * words + w];
      while (receivers != 0) {
        int receiver = (w << 6) + Long.numberOfTrailingZeros(receivers);
        receivers &= receivers - 1;
        if (receiver != sender) {
          total += amount;
          charge(sender, receiver, amount);
        }
      }
    }
    int[] once = tables.sendingOnce[sender];
    for (int i = 0; i < once.length; i++) {
      if (reaches(tables.reach[sender][i], broadcast, sender)) {
        use.add(once[i], amount * tables.unitsPerValue[once[i]]);
      }
    }
    return total;
  }

  private void charge(int sender, int receiver, long amount) {
    int channel = resourceOfPair[sender * deviceCount + receiver];
    if (!tables.isMulticast[channel]) {
      use.add(channel, amount);
    }
    for (int r : tables.sendingEach[sender]) {
      use.add(r, amount * tables.unitsPerValue[r]);
    }
    for (int r : tables.receiving[receiver]) {
      use.add(r, amount * tables.unitsPerValue[r]);
    }
  }

  /** What is used only if no other device receives the broadcast. */
  private void chargeFirst(int sender, int receiver, int broadcast, long amount) {
    int[] once = tables.sendingOnce[sender];
    for (int i = 0; i < once.length; i++) {
      long[] reach = tables.reach[sender][i];
      if (contains(reach, receiver) && !reaches(reach, broadcast, receiver)) {
        use.add(once[i], amount * tables.unitsPerValue[once[i]]);
      }
    }
  }

  /** Whether a device of a mask, but for one, has a consumer. */
  private boolean reaches(long[] mask, int broadcast, int exception) {
    for (int w = 0; w < words; w++) {
      long reached = consumerMask[broadcast * words + w] & mask[w];
      if (w == exception >>> 6) {
        reached &= ~(1L << exception);
      }
      if (reached != 0) {
        return true;
      }
    }
    return false;
  }

  private static boolean contains(long[] mask, int device) {
    return (mask[device >>> 6] & (1L << device)) != 0;
  }

  /** How much less a resource would be used if a device did not receive a broadcast. */
  long ofReceiver(int resource, int receiver, int broadcast) {
    long units = 0;
    for (int w = 0; w < words; w++) {
      long senders = supplyMask[broadcast * words + w];
      while (senders != 0) {
        int sender = (w << 6) + Long.numberOfTrailingZeros(senders);
        senders &= senders - 1;
        if (sender != receiver) {
          long perValue = forEach(resource, sender, receiver);
          int[] once = tables.sendingOnce[sender];
          for (int i = 0; i < once.length; i++) {
            long[] reach = tables.reach[sender][i];
            boolean isOnly =
                once[i] == resource
                    && contains(reach, receiver)
                    && !reaches(reach, broadcast, receiver);
            perValue += isOnly ? tables.unitsPerValue[resource] : 0;
          }
          units += perValue * supply[broadcast * deviceCount + sender];
        }
      }
    }
    return units;
  }

  /** How much a value of a broadcast that a device sends uses a resource. */
  long perValueSent(int resource, int sender, int broadcast) {
    long units = 0;
    for (int w = 0; w < words; w++) {
      long receivers = consumerMask[broadcast * words + w];
      while (receivers != 0) {
        int receiver = (w << 6) + Long.numberOfTrailingZeros(receivers);
        receivers &= receivers - 1;
        if (receiver != sender) {
          units += forEach(resource, sender, receiver);
        }
      }
    }
    int[] once = tables.sendingOnce[sender];
    for (int i = 0; i < once.length; i++) {
      boolean isUsed = once[i] == resource && reaches(tables.reach[sender][i], broadcast, sender);
      units += isUsed ? tables.unitsPerValue[resource] : 0;
    }
    return units;
  }

  /** How much a value uses a resource for a single receiver, whoever else gets it. */
  private long forEach(int resource, int sender, int receiver) {
    long units = 0;
    if (resourceOfPair[sender * deviceCount + receiver] == resource
        && !tables.isMulticast[resource]) {
      units++;
    }
    for (int r : tables.sendingEach[sender]) {
      units += r == resource ? tables.unitsPerValue[r] : 0;
    }
    for (int r : tables.receiving[receiver]) {
      units += r == resource ? tables.unitsPerValue[r] : 0;
    }
    return units;
  }
}
