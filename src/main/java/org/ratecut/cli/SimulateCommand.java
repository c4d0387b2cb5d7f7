package org.ratecut.cli;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.ratecut.cli.console.ExitCode;
import org.ratecut.cli.options.convert.DurationConverter;
import org.ratecut.cli.options.convert.ShareConverter;
import org.ratecut.model.Problem;
import org.ratecut.model.cluster.Device;
import org.ratecut.pipeline.CyclicSchedule;
import org.ratecut.pipeline.schedule.SchedulePlan;
import org.ratecut.report.schedule.SimulationText;
import org.ratecut.report.schedule.SweepText;
import org.ratecut.simulation.Disturbances;
import org.ratecut.simulation.SimulationResult;
import org.ratecut.simulation.Simulator;
import org.ratecut.simulation.Sweep;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Plays the schedule of a partition. */
@Command(
    name = "simulate",
    header = "Play the schedule of a partition, with a bad radio or slow devices if wanted.",
    customSynopsis =
        "ratecut simulate [--inferences N] [--jitter SHARE] [--loss SHARE] [--message-cost"
            + " DURATION] [--slower DEVICE=FACTOR]... [--self-timed] [--sweep WHAT=SHARE [--plot"
            + " FILE.svg]] [--in-flight N] [--time-limit DURATION] [--threads N] [--seed N]"
            + " [--json] [PROBLEM] PARTITION%n",
    description = {
      "Finds a schedule as \"schedule\" does and plays it event by event, by a program that shares"
          + " no code with the scheduler: what rate and latency come of it, how full RAM gets, and"
          + " whether anything is not as planned. Where transfers take longer than planned, or with"
          + " --self-timed, devices and channels keep to the order of the schedule and wait for"
          + " what they need.",
      ""
    },
    footer = {
      "",
      "Exit codes: 0 no faults, 2 wrong usage or input, 3 faults.",
      "",
      "Examples:",
      "  ratecut simulate paper/lenet-2to1_samg55-x4 best.json",
      "  ratecut simulate paper/lenet-2to1_samg55-x4 best.json --loss 10%% --inferences 10000",
      "  ratecut simulate paper/lenet-2to1_samg55-x4 best.json --sweep loss=30%% --plot loss.svg",
      "  ratecut simulate my-problem.json best.json --jitter 0.2 --message-cost 1ms --json"
    })
final class SimulateCommand implements Callable<Integer> {

  /** So that a run ends within minutes and its history has room. */
  private static final long MAX_OPERATIONS = 200_000_000;

  @Spec private CommandSpec spec;

  @Mixin private ScheduledPartition input;

  @Option(
      names = "--inferences",
      paramLabel = "N",
      defaultValue = "1000",
      description = "How many inferences to play; default: ${DEFAULT-VALUE}.")
  private int inferences;

  @Option(
      names = "--jitter",
      paramLabel = "SHARE",
      converter = ShareConverter.class,
      defaultValue = "0",
      description = "By how much longer a transfer takes at most, at random: 0.2 or 20%%.")
  private double jitter;

  @Option(
      names = "--loss",
      paramLabel = "SHARE",
      converter = ShareConverter.class,
      defaultValue = "0",
      description = "How many transfers are lost and sent again: 0.1 or 10%%.")
  private double loss;

  @Option(
      names = "--message-cost",
      paramLabel = "DURATION",
      converter = DurationConverter.class,
      description = "What each transfer takes in addition, for instance 5ms.")
  private Duration messageCost;

  @Option(
      names = "--slower",
      paramLabel = "DEVICE=FACTOR",
      description = "By how much longer a device computes, for instance node-2=1.5.")
  private Map<String, Double> slower = Map.of();

  @Option(
      names = "--self-timed",
      description = "Let everything begin as soon as it can, in the order of the schedule.")
  private boolean selfTimed;

  @Mixin private SweepOptions sweeps;

  @Override
  public Integer call() {
    check();
    Optional<Sweep> sweep = sweeps.read();
    PlannedPartition partition = input.load();
    int operations = partition.planner().operations().count();
    int runs = sweep.isPresent() ? Sweep.STEPS + 1 : 1;
    if ((long) inferences * operations * runs > MAX_OPERATIONS) {
      throw new ParameterException(
          spec.commandLine(),
          "%,d inferences of %,d steps and transfers are too many; the most here are --inferences %d."
              .formatted(inferences, operations, Math.max(1, MAX_OPERATIONS / operations / runs)));
    }
    Disturbances disturbances = disturbances(partition);
    SchedulePlan plan = input.options().search(partition.planner(), 0, () -> false).plan();
    Simulator simulator =
        new Simulator(partition.problem(), partition.assignment(), plan.schedule(), plan.places());
    if (sweep.isPresent()) {
      return play(sweep.get(), partition.problem(), plan.schedule(), simulator, disturbances);
    }
    SimulationResult result =
        selfTimed || !disturbances.isNone()
            ? simulator.playSelfTimed(inferences, disturbances)
            : simulator.playTable(inferences, disturbances);
    SimulationText text = new SimulationText(partition.problem(), plan, result);
    input.print(text::text, text::json);
    return result.faults() == 0 ? ExitCode.DONE : ExitCode.INFEASIBLE;
  }

  private int play(
      Sweep sweep,
      Problem problem,
      CyclicSchedule schedule,
      Simulator simulator,
      Disturbances disturbances) {
    List<Sweep.Point> points = sweep.play(simulator, inferences, disturbances);
    SweepText text = new SweepText(problem, schedule, sweep, points);
    sweeps.write(text);
    input.print(text::text, text::json);
    boolean isRight = points.stream().allMatch(each -> each.result().faults() == 0);
    return isRight ? ExitCode.DONE : ExitCode.INFEASIBLE;
  }

  private void check() {
    if (inferences < 1 || inferences > Simulator.MAX_INFERENCES) {
      throw new ParameterException(
          spec.commandLine(),
          "--inferences must be from 1 to %d.".formatted(Simulator.MAX_INFERENCES));
    }
    if (loss >= 1) {
      throw new ParameterException(
          spec.commandLine(), "--loss must be below 1, or nothing ever arrives.");
    }
    slower.forEach(
        (device, factor) -> {
          if (!(factor >= 1 && factor <= 1e6)) {
            throw new ParameterException(
                spec.commandLine(),
                "--slower %s=%s must have a factor from 1 to 1000000.".formatted(device, factor));
          }
        });
  }

  private Disturbances disturbances(PlannedPartition partition) {
    List<Device> devices = partition.problem().cluster().devices();
    List<String> names = devices.stream().map(Device::name).toList();
    slower
        .keySet()
        .forEach(
            name -> {
              if (!names.contains(name)) {
                throw new ParameterException(
                    spec.commandLine(),
                    "--slower names a device '%s'; the devices are %s."
                        .formatted(name, String.join(", ", names)));
              }
            });
    List<Double> factors =
        IntStream.range(0, names.size())
            .mapToObj(d -> slower.getOrDefault(names.get(d), 1.0))
            .toList();
    double cost = messageCost == null ? 0 : messageCost.toNanos() / 1e9;
    return new Disturbances(input.options().seed(), jitter, loss, cost, factors);
  }
}
