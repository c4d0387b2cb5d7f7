package org.ratecut.benchmark.growth;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.ratecut.budget.Budget;
import org.ratecut.evaluation.AssignmentState;
import org.ratecut.evaluation.Evaluator;
import org.ratecut.io.FileSource;
import org.ratecut.io.networks.NetworkFormat;
import org.ratecut.io.networks.NetworkWriter;
import org.ratecut.layers.NetworkDescription;
import org.ratecut.layers.NetworkGenerator;
import org.ratecut.model.Assignment;
import org.ratecut.model.Network;
import org.ratecut.model.Problem;
import org.ratecut.model.cluster.Channel;
import org.ratecut.model.cluster.Cluster;
import org.ratecut.model.cluster.Device;
import org.ratecut.model.exact.Fraction;
import org.ratecut.solver.Incumbent;
import org.ratecut.solver.Listener;
import org.ratecut.solver.Solver;
import org.ratecut.solver.coarsen.Hierarchy;
import org.ratecut.solver.construct.Seeds;

/** Something that is done with a whole network. */
enum Task {
  GENERATE {
    @Override
    Optional<Runnable> of(NetworkDescription description) {
      return Optional.of(() -> NetworkGenerator.generate(description));
    }
  },
  WRITE {
    @Override
    Optional<Runnable> of(NetworkDescription description) {
      Network network = NetworkGenerator.generate(description);
      Path file = temporaryFile();
      return Optional.of(() -> new NetworkWriter().write(network, file));
    }
  },
  READ {
    @Override
    Optional<Runnable> of(NetworkDescription description) {
      Path file = temporaryFile();
      new NetworkWriter().write(NetworkGenerator.generate(description), file);
      return size(file) > LARGEST_FILE
          ? Optional.empty()
          : Optional.of(() -> new NetworkFormat().read(new FileSource(file)));
    }
  },
  EVALUATE {
    @Override
    Optional<Runnable> of(NetworkDescription description) {
      Problem problem = problem(description);
      return Optional.of(() -> Evaluator.evaluate(problem, inParts(problem)));
    }
  },
  STATE {
    @Override
    Optional<Runnable> of(NetworkDescription description) {
      Problem problem = problem(description);
      return Optional.of(() -> new AssignmentState(problem, inParts(problem)));
    }
  },
  COARSEN {
    @Override
    Optional<Runnable> of(NetworkDescription description) {
      Problem problem = problem(description);
      return Optional.of(() -> Hierarchy.of(problem));
    }
  },
  SEEDS {
    @Override
    Optional<Runnable> of(NetworkDescription description) {
      Problem problem = problem(description);
      return Optional.of(
          () -> {
            Incumbent incumbent = new Incumbent(problem, Listener.SILENT);
            for (Solver seed : List.of(Seeds.perLayer(), Seeds.roundRobin(), Seeds.bestFit())) {
              seed.solve(problem, Budget.ofSteps(2), incumbent);
            }
          });
    }
  };

  private static final long LARGEST_FILE = 64L << 20;
  private static final int DEVICES = 4;

  /** Prepares it; empty if there is a limit that the network exceeds. */
  abstract Optional<Runnable> of(NetworkDescription description);

  /** The network on four devices that can each hold all of it. */
  private static Problem problem(NetworkDescription description) {
    List<Device> devices = new ArrayList<>();
    IntStream.range(0, DEVICES)
        .forEach(d -> devices.add(new Device("d" + d, Network.MAX_TOTAL, 1)));
    List<Integer> all = IntStream.range(0, DEVICES).boxed().toList();
    Channel medium = Channel.shared("medium", Fraction.of(1), all);
    return Problem.of(
        "growth",
        NetworkGenerator.generate(description),
        new Cluster("four", devices, List.of(medium)));
  }

  /** As many consecutive vertices on each device. */
  private static Assignment inParts(Problem problem) {
    long count = problem.vertexCount();
    return Assignment.of(
        IntStream.range(0, problem.vertexCount())
            .map(v -> (int) ((long) v * DEVICES / count))
            .toArray());
  }

  private static Path temporaryFile() {
    try {
      Path file = Files.createTempFile("growth", ".json");
      file.toFile().deleteOnExit();
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
