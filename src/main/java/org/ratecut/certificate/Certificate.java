package org.ratecut.certificate;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ratecut.model.exact.Fraction;

/**
 * A bound with everything that its proof claims.
 *
 * @param digest of the problem, as {@link ProblemDigest} has it
 * @param cost no valid assignment costs less; empty if it says that there is none at all
 * @param proof why
 */
public record Certificate(String digest, Optional<Fraction> cost, Proof proof) {

  /** How a bound is proved. Trees are in preorder: a step, then the cases that it makes. */
  public sealed interface Proof {}

  /** By a tree of partial assignments, each of which breaks something at its leaves. */
  public record AllAssignments(List<Step> tree) implements Proof {

    /** Copies the list. */
    public AllAssignments {
      tree = List.copyOf(tree);
    }
  }

  /** By a tree of boxes of counts and flows of all devices together. */
  public record AllCounts(List<Step> tree) implements Proof {

    /** Copies the list. */
    public AllCounts {
      tree = List.copyOf(tree);
    }
  }

  /**
   * By a weighted sum of what couples the devices, which the devices, each at its best, do not
   * reach.
   *
   * @param multipliers of the couplings, by name
   * @param maxima for each device or one just like it
   */
  public record EachDevice(Map<String, Long> multipliers, List<Maximum> maxima) implements Proof {

    /** Copies both. */
    public EachDevice {
      multipliers = Map.copyOf(multipliers);
      maxima = List.copyOf(maxima);
    }
  }

  /**
   * What a device weighs at most.
   *
   * @param tree refutes that it weighs more
   */
  public record Maximum(int device, long most, List<Step> tree) {

    /** Copies the list. */
    public Maximum {
      tree = List.copyOf(tree);
    }
  }

  /** A node of a tree. */
  public sealed interface Step {}

  /** The cases are that a vertex is on the first device, on the second, and so on. */
  public record Place(int vertex) implements Step {}

  /**
   * A partial assignment that nothing valid of less cost extends.
   *
   * @param reason what it breaks
   * @param where devices, a resource or vertices, by their numbers
   */
  public record Broken(Reason reason, List<Integer> where) implements Step {

    /** Copies the list. */
    public Broken {
      where = List.copyOf(where);
    }
  }

  /** What a partial assignment can break. */
  public enum Reason {
    /** A vertex is not where it is pinned: the vertex. */
    PIN,
    /** Too much is in RAM: the device and the phase. */
    RAM,
    /** Too much is in flash: the device. */
    FLASH,
    /** A resource takes too long: its number. */
    TIME,
    /** All traffic is too much. */
    TRAFFIC,
    /** Something goes from one device to another without a channel: both. */
    CHANNEL,
    /** More devices have vertices than may. */
    DEVICES,
    /** Two vertices that must be together are not: both. */
    APART,
    /** A path leaves a device and comes back: a vertex before, one elsewhere, one after. */
    RETURN
  }

  /** The cases are that a variable is at most a number, and that it is more. */
  public record Split(String variable, long most) implements Step {}

  /**
   * Rows that add up to a contradiction within a box.
   *
   * @param multipliers of the rows, by name
   * @param slopes of the straight lines that take the place of tables, by the table's variable
   */
  public record Sum(Map<String, Long> multipliers, Map<String, Long> slopes) implements Step {

    /** Copies both. */
    public Sum {
      multipliers = Map.copyOf(multipliers);
      slopes = Map.copyOf(slopes);
    }
  }
}
