package org.ratecut.registry;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParser;
import javax.xml.parsers.SAXParserFactory;
import org.ratecut.io.CloseNames;
import org.ratecut.io.InputException;
import org.ratecut.solver.timefold.DrawnMoves;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Lets pass what a settings file may say, before Timefold reads it: Timefold would load any class
 * that the file names. No document type, and so no entities; no class but {@link DrawnMoves}; one
 * phase of local search; and nothing that the program sets itself, such as when to stop.
 */
final class AllowedSettings extends DefaultHandler {

  static final String NAMESPACE = "https://timefold.ai/xsd/solver";

  private static final String CLASS = "moveIteratorFactoryClass";
  private static final List<String> MOVES =
      List.of("moveIteratorFactory", "changeMoveSelector", "swapMoveSelector");

  /** Which elements each element may contain. */
  private static final Map<String, List<String>> CHILDREN =
      Map.of(
          "", List.of("solver"),
          "solver", List.of("localSearch"),
          "localSearch",
              List.of(
                  "acceptor",
                  "forager",
                  "unionMoveSelector",
                  "moveIteratorFactory",
                  "changeMoveSelector",
                  "swapMoveSelector"),
          "unionMoveSelector", MOVES,
          "moveIteratorFactory",
              List.of("fixedProbabilityWeight", CLASS, "moveIteratorFactoryCustomProperties"),
          "moveIteratorFactoryCustomProperties", List.of("property"),
          "changeMoveSelector", List.of("fixedProbabilityWeight"),
          "swapMoveSelector", List.of("fixedProbabilityWeight"),
          "forager",
              List.of(
                  "pickEarlyType", "acceptedCountLimit", "finalistPodiumType", "breakTieRandomly"),
          "acceptor",
              List.of(
                  "acceptorType",
                  "entityTabuSize",
                  "entityTabuRatio",
                  "fadingEntityTabuSize",
                  "fadingEntityTabuRatio",
                  "valueTabuSize",
                  "fadingValueTabuSize",
                  "moveTabuSize",
                  "fadingMoveTabuSize",
                  "simulatedAnnealingStartingTemperature",
                  "lateAcceptanceSize",
                  "greatDelugeWaterLevelIncrementScore",
                  "greatDelugeWaterLevelIncrementRatio",
                  "stepCountingHillClimbingSize",
                  "stepCountingHillClimbingType"));

  /** Timefold sets aside memory for as many things as some of these numbers say. */
  private static final Pattern COUNT = Pattern.compile("[1-9][0-9]{0,6}");

  private final String file;
  private final Deque<String> open = new ArrayDeque<>();
  private final StringBuilder text = new StringBuilder();
  private Locator locator;
  private int phases;

  private AllowedSettings(String file) {
    this.file = file;
    open.push("");
  }

  /**
   * Checks a file.
   *
   * @param file names it in messages
   * @throws InputException if it is no XML or says what it may not
   */
  static void check(String file, String text) {
    try {
      parser().parse(new InputSource(new StringReader(text)), new AllowedSettings(file));
    } catch (SAXParseException e) {
      throw new InputException(
          file,
          "line " + e.getLineNumber(),
          "This is not XML as it should be: " + e.getMessage(),
          "Correct the line; solver-configs/timefold-*.xml are examples.");
    } catch (SAXException | IOException | ParserConfigurationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static SAXParser parser() throws ParserConfigurationException, SAXException {
    SAXParserFactory factory = SAXParserFactory.newInstance();
    factory.setNamespaceAware(true);
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    return factory.newSAXParser();
  }

  @Override
  public void setDocumentLocator(Locator locator) {
    this.locator = locator;
  }

  @Override
  public void startElement(String namespace, String name, String prefixed, Attributes attributes) {
    if (!namespace.equals(NAMESPACE)) {
      throw refuse(
          "The element <%s> is not in the name space of Timefold.".formatted(name),
          "Begin the file with <solver xmlns=\"%s\">.".formatted(NAMESPACE));
    }
    List<String> allowed = CHILDREN.getOrDefault(open.peek(), List.of());
    if (!allowed.contains(name)) {
      throw refuse(
          "<%s> may not stand %s.".formatted(name, place()),
          allowed.isEmpty() ? "Remove it." : CloseNames.in(allowed).advise(name));
    }
    if (name.equals("localSearch") && ++phases > 1) {
      throw refuse("There is a second phase of local search.", "Keep one.");
    }
    open.push(name);
    text.setLength(0);
  }

  private String place() {
    return open.peek().isEmpty() ? "at the top" : "in <" + open.peek() + ">";
  }

  @Override
  public void characters(char[] characters, int start, int length) {
    text.append(characters, start, length);
  }

  @Override
  public void endElement(String namespace, String name, String prefixed) {
    open.pop();
    String value = text.toString().strip();
    if (name.equals(CLASS) && !value.equals(DrawnMoves.class.getName())) {
      throw refuse(
          "The class \"%s\" may not be used.".formatted(value),
          "The moves to name here are %s.".formatted(DrawnMoves.class.getName()));
    }
    if ((name.endsWith("Size") || name.endsWith("Limit")) && !COUNT.matcher(value).matches()) {
      throw refuse(
          "<%s> is \"%s\".".formatted(name, value), "Write a whole number from 1 to 9,999,999.");
    }
    if (name.equals("solver") && phases == 0) {
      throw refuse("There is no <localSearch>.", "Say in it how to search.");
    }
  }

  private InputException refuse(String problem, String advice) {
    return new InputException(file, "line " + locator.getLineNumber(), problem, advice);
  }

  @Override
  public void error(SAXParseException e) throws SAXParseException {
    throw e;
  }
}
