package org.ratecut.report.html;

import java.util.ArrayDeque;
import java.util.Deque;
import org.ratecut.escape.HtmlText;

/**
 * Writes HTML and inline SVG piece by piece. Every text and every attribute value is escaped, so
 * that a name from a file can hold anything. Attributes are given as name and value in turn; a
 * value of {@code ""} makes one without a value.
 */
public final class Html {

  private final StringBuilder markup = new StringBuilder();
  private final Deque<String> openTags = new ArrayDeque<>();

  /** Opens an element that {@link #close} ends. */
  public Html open(String tag, String... attributes) {
    start(tag, attributes);
    openTags.push(tag);
    return this;
  }

  /**
   * Opens a box in which what is wider than the page scrolls, with a pointer or with the keyboard.
   *
   * @param label what is in the box, for those who hear the page
   */
  public Html openScrolling(String label) {
    return open("div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", label);
  }

  /** Ends the element that was opened last. */
  public Html close() {
    markup.append("</").append(openTags.pop()).append(">\n");
    return this;
  }

  /** A whole element with nothing but text in it. */
  public Html element(String tag, String text, String... attributes) {
    start(tag, attributes);
    return text(text).end(tag);
  }

  /** An element without content and without an end, such as {@code meta}. */
  public Html single(String tag, String... attributes) {
    start(tag, attributes);
    return this;
  }

  public Html text(String text) {
    markup.append(HtmlText.of(text));
    return this;
  }

  /** Adds what another part of the page has written. */
  public Html add(Html part) {
    markup.append(part.markup());
    return this;
  }

  /**
   * Adds text as it is. It must come from the program's own files, or from a library that has
   * escaped it.
   */
  public Html trusted(String text) {
    markup.append(text);
    return this;
  }

  /**
   * What has been written.
   *
   * @throws IllegalStateException if an element is still open
   */
  public String markup() {
    if (!openTags.isEmpty()) {
      throw new IllegalStateException("The element <%s> is open.".formatted(openTags.peek()));
    }
    return markup.toString();
  }

  private Html end(String tag) {
    markup.append("</").append(tag).append('>');
    return this;
  }

  private void start(String tag, String... attributes) {
    markup.append('<').append(tag);
    for (int i = 0; i < attributes.length; i += 2) {
      markup.append(' ').append(attributes[i]);
      if (!attributes[i + 1].isEmpty()) {
        markup.append("=\"");
        markup.append(HtmlText.of(attributes[i + 1]));
        markup.append('"');
      }
    }
    markup.append('>');
  }
}
