package org.ratecut;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What the API packages let others use, one line for each type and member, sorted. */
final class ApiSignatures {

  /** Packages, without those below them, and single types. */
  static final List<String> API =
      List.of(
          "org.ratecut",
          "org.ratecut.model",
          "org.ratecut.model.cluster",
          "org.ratecut.model.exact",
          "org.ratecut.model.solution",
          "org.ratecut.evaluation",
          "org.ratecut.budget",
          "org.ratecut.solver",
          "org.ratecut.io.InputException",
          "org.ratecut.layers.Activations",
          "org.ratecut.solver.tidy.simple.SimplePlan",
          "org.ratecut.solver.tidy.simple.SimplePlans");

  /** Every class has these, and records make them. */
  private static final Set<String> OF_OBJECT = Set.of("equals", "hashCode", "toString");

  private ApiSignatures() {}

  static List<String> all() throws IOException {
    Set<String> lines = new TreeSet<>();
    for (Class<?> type : classes()) {
      boolean isApi = API.contains(type.getPackageName()) || API.contains(type.getName());
      if (isApi && isOpen(type)) {
        describe(type, lines);
      }
    }
    return List.copyOf(lines);
  }

  private static List<Class<?>> classes() throws IOException {
    Path root =
        Path.of(
            URI.create(
                Ratecut.class.getProtectionDomain().getCodeSource().getLocation().toString()));
    List<Class<?>> classes = new ArrayList<>();
    try (Stream<Path> files = Files.walk(root.resolve("org/ratecut"))) {
      for (Path file : files.filter(each -> each.toString().endsWith(".class")).toList()) {
        classes.add(loaded(root.relativize(file)));
      }
    }
    return classes;
  }

  private static Class<?> loaded(Path file) {
    String name = file.toString().replace(File.separatorChar, '.').replaceAll("\\.class$", "");
    try {
      return Class.forName(name, false, Ratecut.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean isOpen(Class<?> type) {
    boolean visible = Modifier.isPublic(type.getModifiers());
    return visible && (type.getDeclaringClass() == null || isOpen(type.getDeclaringClass()));
  }

  private static void describe(Class<?> type, Set<String> lines) {
    lines.add(type.getName() + ": " + header(type));
    List<Member> members = new ArrayList<>();
    members.addAll(List.of(type.getDeclaredFields()));
    members.addAll(List.of(type.getDeclaredConstructors()));
    members.addAll(List.of(type.getDeclaredMethods()));
    members.stream()
        .filter(member -> isVisible(member) && !OF_OBJECT.contains(member.getName()))
        .forEach(member -> lines.add(type.getName() + ": " + signature(member)));
  }

  private static String header(Class<?> type) {
    List<String> parents = new ArrayList<>();
    if (type.getGenericSuperclass() != null && type.getSuperclass() != Object.class) {
      parents.add(type.getGenericSuperclass().getTypeName());
    }
    for (var each : type.getGenericInterfaces()) {
      parents.add(each.getTypeName());
    }
    return type.toGenericString() + (parents.isEmpty() ? "" : " < " + String.join(", ", parents));
  }

  private static boolean isVisible(Member member) {
    int modifiers = member.getModifiers();
    return !member.isSynthetic()
        && (Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers));
  }

  /** Without the name of the type that declares it, which begins the line. */
  private static String signature(Member member) {
    String text =
        member instanceof Field field
            ? field.toGenericString()
            : ((Executable) member).toGenericString();
    String name = member instanceof Constructor<?> ? "new" : member.getName();
    String qualified =
        member instanceof Constructor<?>
            ? member.getDeclaringClass().getTypeName()
            : member.getDeclaringClass().getTypeName() + "." + member.getName();
    String suffix = member instanceof Field ? "" : "(";
    boolean isDefault = member instanceof Method method && method.isDefault();
    return (isDefault && !text.contains("default ") ? "default " : "")
        + text.replace(" " + qualified + suffix, " " + name + suffix);
  }
}
