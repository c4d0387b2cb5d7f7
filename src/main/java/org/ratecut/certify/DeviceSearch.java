package org.ratecut.certify;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.ratecut.budget.Budget;
import org.ratecut.certificate.Box;
import org.ratecut.certificate.Certificate.EachDevice;
import org.ratecut.certificate.Certificate.Maximum;
import org.ratecut.certificate.Certificate.Step;
import org.ratecut.certificate.Certificate.Sum;
import org.ratecut.certificate.Inequalities;
import org.ratecut.certificate.Inequalities.Coupling;
import org.ratecut.certificate.LinearSystem;
import org.ratecut.model.Problem;

/**
 * Looks for multipliers of what couples the devices, such that the devices, each at its best, do
 * not reach what all together must. Devices whose systems are equal share a maximum.
 */
final class DeviceSearch {

  /** Multipliers are scaled so that the largest term of a maximum is about this. */
  private static final double MAX_TERM = 1e9;

  private static final int MAX_ROUNDS = 200;

  /** So many rounds without a stronger refutation end the search for one. */
  private static final int MAX_STALLED = 6;

  private static final double POSSIBLE = 1e-6;

  /** A step that needs no multipliers, because its box is empty. */
  private static final List<Step> NOTHING = List.of(new Sum(Map.of(), Map.of()));

  private record Kind(LinearSystem system, int first, int size) {}

  /** Weights, and what each kind of device weighs at most with them by the word of CP-SAT. */
  private record Refutation(
      Map<String, Long> multipliers, Map<String, Long> weights, List<Long> most, long slack) {}

  private final List<Coupling> couplings;
  private final List<Kind> kinds;
  private final int devices;
  private final int maxSteps;

  DeviceSearch(Problem problem, Inequalities all, int maxSteps) {
    this.couplings = all.couplings();
    this.devices = problem.deviceCount();
    this.maxSteps = maxSteps;
    Map<LinearSystem, List<Integer>> members = new LinkedHashMap<>();
    for (int d = 0; d < devices; d++) {
      members.computeIfAbsent(all.ofDevice(d), each -> new ArrayList<>()).add(d);
    }
    this.kinds =
        members.entrySet().stream()
            .map(each -> new Kind(each.getKey(), each.getValue().get(0), each.getValue().size()))
            .toList();
  }

  /** A proof by ranges of single counts alone, if there is one. */
  Optional<EachDevice> byRanges() {
    List<Box> boxes = kinds.stream().map(kind -> Box.of(kind.system)).toList();
    if (boxes.stream().anyMatch(Box::isEmpty)) {
      List<Maximum> maxima = new ArrayList<>();
      for (int i = 0; i < kinds.size(); i++) {
        long most = boxes.get(i).isEmpty() ? -1 : 0;
        maxima.add(new Maximum(kinds.get(i).first, most, NOTHING));
      }
      return Optional.of(new EachDevice(Map.of(), maxima));
    }
    for (Coupling coupling : couplings) {
      if (coupling.ofDevice().size() == 1) {
        String name = coupling.ofDevice().keySet().iterator().next();
        long factor = coupling.ofDevice().get(name);
        List<Maximum> maxima = new ArrayList<>();
        long reached = 0;
        for (int i = 0; i < kinds.size(); i++) {
          int variable = kinds.get(i).system.positions().get(name);
          Box box = boxes.get(i);
          long most = factor * (factor > 0 ? box.most(variable) : box.least(variable));
          maxima.add(new Maximum(kinds.get(i).first, most, NOTHING));
          reached += most * kinds.get(i).size;
        }
        if (reached < coupling.least()) {
          return Optional.of(new EachDevice(Map.of(coupling.name(), 1L), maxima));
        }
      }
    }
    return Optional.empty();
  }

  /** A proof by column generation, or empty if there is none or the budget ends first. */
  Optional<EachDevice> run(Budget budget) {
    Optional<Refutation> best = refutation(budget);
    if (best.isEmpty()) {
      return Optional.empty();
    }
    Refutation refutation = best.orElseThrow();
    List<Maximum> maxima = new ArrayList<>();
    for (int i = 0; i < kinds.size(); i++) {
      long most = refutation.most.get(i) + refutation.slack / devices;
      LinearSystem above =
          Inequalities.withWeight(kinds.get(i).system, refutation.weights, most + 1);
      Optional<List<Step>> tree =
          new TreeSearch(above, row -> row.name().equals("weight"), maxSteps).run(budget);
      if (tree.isEmpty()) {
        return Optional.empty();
      }
      maxima.add(new Maximum(kinds.get(i).first, most, tree.orElseThrow()));
    }
    return Optional.of(new EachDevice(refutation.multipliers, maxima));
  }

  /** The strongest refutation that column generation finds; more slack makes smaller trees. */
  private Optional<Refutation> refutation(Budget budget) {
    CouplingProgram program =
        new CouplingProgram(couplings, kinds.stream().map(Kind::size).toList());
    List<SystemModel> models = kinds.stream().map(kind -> new SystemModel(kind.system)).toList();
    Optional<Refutation> best = Optional.empty();
    double maxSlack = 0;
    int stalled = 0;
    Map<String, Double> real = Map.of();
    double violation = 0;
    for (int round = 0; round < MAX_ROUNDS && !budget.isSpent(); round++) {
      double scale = scale(real);
      Optional<Refutation> priced = price(real, scale, violation, models, program, budget);
      if (priced.isEmpty()) {
        return best;
      }
      double slack = priced.orElseThrow().slack / scale;
      if (slack > maxSlack * (1 + POSSIBLE)) {
        stalled = slack > maxSlack * 1.05 ? 0 : stalled + 1;
        maxSlack = slack;
        best = priced;
      } else if (best.isPresent()) {
        stalled++;
      }
      CouplingProgram.Answer answer = program.solve();
      if (stalled > MAX_STALLED || answer.violation() < POSSIBLE) {
        return best;
      }
      real = answer.multipliers();
      violation = answer.violation();
    }
    return best;
  }

  private double scale(Map<String, Double> real) {
    double largest = 0;
    for (Coupling coupling : couplings) {
      double multiplier = Math.abs(real.getOrDefault(coupling.name(), 0.0));
      for (Map.Entry<String, Long> each : coupling.ofDevice().entrySet()) {
        for (Kind kind : kinds) {
          int variable = kind.system.positions().get(each.getKey());
          double most = kind.system.variables().get(variable).most();
          largest = Math.max(largest, multiplier * Math.abs(each.getValue()) * Math.max(1, most));
        }
      }
    }
    return largest == 0 ? 1 : MAX_TERM / largest;
  }

  private Optional<Refutation> price(
      Map<String, Double> real,
      double scale,
      double violation,
      List<SystemModel> models,
      CouplingProgram program,
      Budget budget) {
    Map<String, Long> multipliers = new TreeMap<>();
    Map<String, Long> weights = new TreeMap<>();
    long needed = 0;
    for (Coupling coupling : couplings) {
      long rounded = Math.round(real.getOrDefault(coupling.name(), 0.0) * scale);
      long multiplier = coupling.equation() ? rounded : Math.max(0, rounded);
      if (multiplier != 0) {
        multipliers.put(coupling.name(), multiplier);
        coupling.ofDevice().forEach((name, by) -> weights.merge(name, multiplier * by, Long::sum));
        needed = Math.addExact(needed, Math.multiplyExact(multiplier, coupling.least()));
      }
    }
    List<Long> most = new ArrayList<>();
    long reached = 0;
    for (int i = 0; i < kinds.size(); i++) {
      double gap = 0.05 * violation * scale / devices;
      Optional<SystemModel.Heaviest> heaviest = models.get(i).heaviest(weights, gap, budget);
      if (heaviest.isEmpty()) {
        return Optional.empty();
      }
      program.add(i, heaviest.orElseThrow().values());
      most.add(heaviest.orElseThrow().most());
      reached = Math.addExact(reached, heaviest.orElseThrow().most() * kinds.get(i).size);
    }
    return Optional.of(new Refutation(multipliers, weights, most, needed - reached - 1));
  }
}
