package org.ratecut.deploy;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.ratecut.escape.FileNameText;
import org.ratecut.io.OwnFolder;

/** Writes a plan as a folder: one JSON file for each device, and an index to read first. */
public final class PlanFolder {

  /** The file to read first. */
  public static final String INDEX = "plan.md";

  private PlanFolder() {}

  /**
   * Checks that a plan can be written, before there is one.
   *
   * @throws org.ratecut.io.InputException if the folder has anything but an earlier plan, as it was
   *     written
   */
  public static void requireWritable(Path folder) {
    OwnFolder.requireWritable(folder);
  }

  /**
   * Writes all files or none; an earlier plan in the folder is replaced.
   *
   * @throws org.ratecut.io.InputException if the folder has anything but an earlier plan
   * @throws org.ratecut.io.OutputException if the folder cannot be written
   */
  public static void write(DeploymentPlan plan, Path folder) {
    DevicePlanJson json = new DevicePlanJson(plan.problem(), plan.schedule());
    Map<String, String> files = new LinkedHashMap<>();
    files.put(INDEX, new PlanIndex(plan).text());
    plan.devices().forEach(device -> files.put(fileOf(device), json.text(device)));
    OwnFolder.write(folder, files);
  }

  /** A name that every file system takes, and no two devices have. */
  static String fileOf(DevicePlan plan) {
    String name = FileNameText.of(plan.device().name()).toLowerCase(Locale.ROOT);
    return "%03d-%s.json".formatted(plan.number(), name);
  }
}
