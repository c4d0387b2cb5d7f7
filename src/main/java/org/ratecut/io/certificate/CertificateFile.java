package org.ratecut.io.certificate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.ratecut.certificate.Certificate;
import org.ratecut.certificate.Certificate.AllAssignments;
import org.ratecut.certificate.Certificate.AllCounts;
import org.ratecut.certificate.Certificate.Broken;
import org.ratecut.certificate.Certificate.EachDevice;
import org.ratecut.certificate.Certificate.Maximum;
import org.ratecut.certificate.Certificate.Place;
import org.ratecut.certificate.Certificate.Proof;
import org.ratecut.certificate.Certificate.Reason;
import org.ratecut.certificate.Certificate.Split;
import org.ratecut.certificate.Certificate.Step;
import org.ratecut.certificate.Certificate.Sum;
import org.ratecut.io.AtomicFile;
import org.ratecut.io.Source;
import org.ratecut.io.json.JsonFormat;
import org.ratecut.io.json.JsonText;
import org.ratecut.io.json.JsonValue;
import org.ratecut.model.Objective;
import org.ratecut.model.Problem;
import org.ratecut.model.exact.Fraction;

/** Writes and reads certificates of bounds, in JSON. */
public final class CertificateFile {

  private static final String FORMAT = "ratecut-certificate";

  private final JsonFormat format = new JsonFormat("certificate");

  /**
   * What a file has.
   *
   * @param objective of the problem as the bound is about it
   */
  public record Stored(Objective objective, Certificate certificate) {}

  /**
   * Writes a whole file or none.
   *
   * @throws org.ratecut.io.OutputException if it cannot be written
   */
  public static void write(Problem problem, Certificate certificate, Path target) {
    AtomicFile.write(target, toText(problem, certificate));
  }

  /** The text of a file. */
  public static String toText(Problem problem, Certificate certificate) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("format", FORMAT);
    root.put("version", 1);
    root.put("problem", problem.name());
    root.put("digest", certificate.digest());
    root.put("objective", problem.objective().name().toLowerCase(Locale.ROOT));
    ObjectNode claim = root.putObject("claim");
    claim.put("infeasible", certificate.cost().isEmpty());
    certificate
        .cost()
        .ifPresent(
            cost ->
                claim.put("numerator", cost.numerator()).put("denominator", cost.denominator()));
    put(root.putObject("proof"), certificate.proof());
    return JsonText.of(root);
  }

  private static void put(ObjectNode node, Proof proof) {
    if (proof instanceof AllAssignments each) {
      put(node.put("kind", "assignments").putArray("tree"), each.tree());
    } else if (proof instanceof AllCounts each) {
      put(node.put("kind", "counts").putArray("tree"), each.tree());
    } else {
      EachDevice each = (EachDevice) proof;
      put(node.put("kind", "devices").putObject("multipliers"), each.multipliers());
      ArrayNode maxima = node.putArray("maxima");
      for (Maximum maximum : each.maxima()) {
        ObjectNode of = maxima.addObject().put("device", maximum.device());
        put(of.put("most", maximum.most()).putArray("tree"), maximum.tree());
      }
    }
  }

  private static void put(ObjectNode node, Map<String, Long> numbers) {
    new TreeMap<>(numbers).forEach(node::put);
  }

  private static void put(ArrayNode tree, List<Step> steps) {
    for (Step step : steps) {
      ObjectNode node = tree.addObject();
      if (step instanceof Place each) {
        node.put("place", each.vertex());
      } else if (step instanceof Broken each) {
        node.put("broken", each.reason().name().toLowerCase(Locale.ROOT));
        each.where().forEach(node.putArray("at")::add);
      } else if (step instanceof Split each) {
        node.put("split", each.variable()).put("most", each.most());
      } else {
        put(node.putObject("sum"), ((Sum) step).multipliers());
        put(node.putObject("slopes"), ((Sum) step).slopes());
      }
    }
  }

  /**
   * Reads a file.
   *
   * @throws org.ratecut.io.InputException if it is no certificate file
   */
  public Stored read(Source source) {
    JsonValue root = format.read(source);
    JsonValue claim = root.field("claim");
    Optional<Fraction> cost =
        claim.field("infeasible").bool()
            ? Optional.empty()
            : Optional.of(
                Fraction.of(
                    claim.field("numerator").integer(0, Long.MAX_VALUE),
                    claim.field("denominator").integer(1, Long.MAX_VALUE)));
    return new Stored(
        root.field("objective").choice(Objective.class),
        new Certificate(root.field("digest").text(), cost, proof(root.field("proof"))));
  }

  private static Proof proof(JsonValue node) {
    return switch (node.field("kind").text()) {
      case "assignments" -> new AllAssignments(tree(node.field("tree")));
      case "counts" -> new AllCounts(tree(node.field("tree")));
      default -> {
        List<Maximum> maxima = new ArrayList<>();
        for (JsonValue each : node.field("maxima").items()) {
          maxima.add(
              new Maximum(
                  each.field("device").integer(0, Integer.MAX_VALUE),
                  number(each.field("most")),
                  tree(each.field("tree"))));
        }
        yield new EachDevice(numbers(node.field("multipliers")), maxima);
      }
    };
  }

  private static long number(JsonValue value) {
    return value.integer(Long.MIN_VALUE, Long.MAX_VALUE);
  }

  private static Map<String, Long> numbers(JsonValue node) {
    Map<String, Long> numbers = new TreeMap<>();
    node.fieldNames().forEach(name -> numbers.put(name, number(node.field(name))));
    return numbers;
  }

  private static List<Step> tree(JsonValue node) {
    return node.items().stream().map(CertificateFile::step).toList();
  }

  private static Step step(JsonValue node) {
    if (node.has("place")) {
      return new Place(node.field("place").integer(0, Integer.MAX_VALUE));
    }
    if (node.has("broken")) {
      return new Broken(
          node.field("broken").choice(Reason.class),
          node.field("at").items().stream()
              .map(each -> each.integer(0, Integer.MAX_VALUE))
              .toList());
    }
    return node.has("split")
        ? new Split(node.field("split").text(), number(node.field("most")))
        : new Sum(numbers(node.field("sum")), numbers(node.field("slopes")));
  }
}
