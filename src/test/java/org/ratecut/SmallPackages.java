package org.ratecut;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Packages with at most so many files, {@code package-info} included. */
final class SmallPackages extends ArchCondition<JavaClass> {

  private final int maxFiles;
  private Map<String, Long> files = Map.of();

  SmallPackages(int maxFiles) {
    super("be in packages of at most %d files", maxFiles);
    this.maxFiles = maxFiles;
  }

  @Override
  public void init(Collection<JavaClass> all) {
    files =
        all.stream()
            .filter(JavaClass::isTopLevelClass)
            .collect(
                Collectors.groupingBy(
                    JavaClass::getPackageName, TreeMap::new, Collectors.counting()));
  }

  @Override
  public void check(JavaClass item, ConditionEvents events) {
    // All are counted at once, in finish: a package is the subject, not a class.
  }

  @Override
  public void finish(ConditionEvents events) {
    files.forEach(
        (name, count) ->
            events.add(
                new SimpleConditionEvent(
                    name, count <= maxFiles, "%s has %d files".formatted(name, count))));
  }
}
