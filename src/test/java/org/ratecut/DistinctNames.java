package org.ratecut;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.HashMap;
import java.util.Map;

/** No two classes with one simple name. */
final class DistinctNames extends ArchCondition<JavaClass> {

  private final Map<String, JavaClass> first = new HashMap<>();

  DistinctNames() {
    super("have simple names of their own");
  }

  @Override
  public void check(JavaClass each, ConditionEvents events) {
    JavaClass other = first.putIfAbsent(each.getSimpleName(), each);
    if (other != null) {
      events.add(
          SimpleConditionEvent.violated(
              each, "%s and %s have one name".formatted(each.getName(), other.getName())));
    }
  }
}
