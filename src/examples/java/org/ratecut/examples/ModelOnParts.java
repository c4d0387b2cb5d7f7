package org.ratecut.examples;

import java.time.Duration;
import java.util.List;
import org.ratecut.Ratecut;
import org.ratecut.ReadOptions;
import org.ratecut.Result;
import org.ratecut.budget.Budget;
import org.ratecut.model.Problem;
import org.ratecut.model.cluster.Device;
import org.ratecut.model.cluster.MemoryKind;

/** Places a model file (ONNX, LiteRT, or Ratecut's own) on boards of the catalogue. */
public final class ModelOnParts {

  private ModelOnParts() {}

  /** The first argument is the model, else a bundled one is taken. */
  public static void main(String[] args) {
    String model = args.length > 0 ? args[0] : "networks/mlperf-autoencoder";
    ReadOptions options =
        ReadOptions.on("2xstm32l433 over spi")
            .withGranularity("channel:64")
            .withParametersIn(MemoryKind.FLASH);
    Problem problem = Ratecut.read(model, options);

    Result best = Ratecut.solve(problem, Budget.ofTime(Duration.ofSeconds(5)).withThreads(2));
    System.out.println(best.status());
    best.evaluation()
        .ifPresent(evaluation -> print(problem.cluster().devices(), evaluation.flashUsed()));
    best.inferenceRate().ifPresent(rate -> System.out.println(rate.toDouble() + " inferences/s"));
    best.gap().ifPresent(gap -> System.out.println("at most " + 100 * gap + " % below the best"));
  }

  private static void print(List<Device> devices, List<Long> flashUsed) {
    for (int d = 0; d < devices.size(); d++) {
      Device device = devices.get(d);
      System.out.printf(
          "%s: %,d of %,d values in flash%n", device.name(), flashUsed.get(d), device.flash());
    }
  }
}
