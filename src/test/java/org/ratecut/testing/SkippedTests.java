package org.ratecut.testing;

import java.util.Map;
import java.util.TreeMap;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Says at the end which tests or whole classes were skipped, and what to install to run them:
 * Surefire counts neither a class that gives up before its first test, nor says why.
 */
public final class SkippedTests implements TestExecutionListener {

  private final Map<String, Integer> countByReason = new TreeMap<>();

  @Override
  public synchronized void executionFinished(TestIdentifier test, TestExecutionResult result) {
    if (result.getStatus() == TestExecutionResult.Status.ABORTED) {
      String reason = result.getThrowable().map(Throwable::getMessage).orElse("no reason given");
      countByReason.merge(reason.replaceFirst("^Assumption failed: ", ""), 1, Integer::sum);
    }
  }

  @Override
  public synchronized void testPlanExecutionFinished(TestPlan plan) {
    countByReason.forEach(
        (reason, count) ->
            System.out.printf("Skipped %d tests or classes of tests: %s%n", count, reason));
    countByReason.clear();
  }
}
