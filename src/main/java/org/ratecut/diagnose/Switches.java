package org.ratecut.diagnose;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.ratecut.Ratecut;
import org.ratecut.budget.Budget;
import org.ratecut.io.InputException;
import org.ratecut.io.networks.GranularityRules;
import org.ratecut.io.networks.NetworkChoices;
import org.ratecut.layers.Activations;
import org.ratecut.model.Problem;
import org.ratecut.model.cluster.Device;
import org.ratecut.model.cluster.MemoryKind;
import org.ratecut.model.exact.Fraction;

/**
 * Which options make something fit that does not: parameters in flash, outputs in RAM only while
 * needed, finer tiles. Only what was tried and fits is named.
 */
public final class Switches {

  private static final Duration TRIAL = Duration.ofSeconds(2);
  private static final List<String> FINER = List.of("rows", "channel:8", "channel:1");

  /** Any valid assignment will do. */
  private static final Fraction SLOWEST = Fraction.of(1, 1_000_000_000);

  private final Problem problem;
  private final Function<NetworkChoices, Problem> problems;
  private final int threads;

  /**
   * Prepares the trials.
   *
   * @param problem for which nothing was found
   * @param problems makes the same problem with choices that come before those of the user
   */
  public Switches(Problem problem, Function<NetworkChoices, Problem> problems, int threads) {
    this.problem = problem;
    this.problems = problems;
    this.threads = threads;
  }

  /** Some options, and the choices that they stand for. */
  private record Switch(String options, NetworkChoices choices) {}

  /** Options with each of which an assignment was found, the least change first. */
  public List<String> thatHelp() {
    List<String> helpful = new ArrayList<>();
    List<Switch> storage = storage();
    storage.stream().filter(this::helps).findFirst().ifPresent(s -> helpful.add(s.options()));
    boolean isEnough = !helpful.isEmpty();
    String kept = storage.isEmpty() ? "" : " " + storage.get(storage.size() - 1).options();
    NetworkChoices best =
        storage.isEmpty() ? NetworkChoices.NONE : storage.get(storage.size() - 1).choices();
    FINER.stream()
        .flatMap(
            rules ->
                isEnough
                    ? Stream.of(finer(rules, "", NetworkChoices.NONE))
                    : Stream.of(finer(rules, "", NetworkChoices.NONE), finer(rules, kept, best)))
        .filter(this::helps)
        .findFirst()
        .ifPresent(s -> helpful.add(s.options()));
    return helpful;
  }

  private List<Switch> storage() {
    List<Switch> switches = new ArrayList<>();
    boolean inRam = !problem.network().memoryKinds().contains(MemoryKind.FLASH);
    boolean hasFlash = problem.cluster().devices().stream().mapToLong(Device::flash).sum() > 0;
    Optional<MemoryKind> flash = Optional.of(MemoryKind.FLASH).filter(f -> inRam && hasFlash);
    Optional<Activations> live =
        Optional.of(Activations.LIVE).filter(l -> !problem.network().reusesMemory());
    flash.ifPresent(each -> switches.add(stored(flash, Optional.empty())));
    live.ifPresent(each -> switches.add(stored(Optional.empty(), live)));
    if (flash.isPresent() && live.isPresent()) {
      switches.add(stored(flash, live));
    }
    return switches;
  }

  private static Switch stored(Optional<MemoryKind> flash, Optional<Activations> live) {
    List<String> options = new ArrayList<>();
    flash.ifPresent(each -> options.add("--parameters flash"));
    live.ifPresent(each -> options.add("--activations live"));
    return new Switch(String.join(" ", options), new NetworkChoices(Optional.empty(), flash, live));
  }

  private static Switch finer(String rules, String more, NetworkChoices stored) {
    GranularityRules granularity = GranularityRules.parse("--granularity", List.of(rules));
    return new Switch(
        "--granularity " + rules + more,
        new NetworkChoices(
            Optional.of(granularity), stored.parameterMemory(), stored.activations()));
  }

  private boolean helps(Switch each) {
    try {
      Problem other = problems.apply(each.choices());
      Budget budget = Budget.ofTime(TRIAL).withThreads(threads).withTargetRate(SLOWEST);
      return Ratecut.solve(other, budget).assignment().isPresent();
    } catch (InputException e) {
      // The network has no layers to choose for, or cannot be cut like that.
      return false;
    }
  }
}
