package org.ratecut.report.citation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A work to cite, as a file of the Citation File Format 1.2.0 describes it: the program, or a work
 * that it refers to.
 */
public final class Citation {

  private static final String FILE = "/CITATION.cff";

  private final JsonNode work;

  private Citation(JsonNode work) {
    this.work = work;
  }

  /** The program first, then what it is based on. */
  public static List<Citation> all() {
    JsonNode root = read();
    List<Citation> all = new ArrayList<>();
    all.add(new Citation(root));
    root.path("references").forEach(each -> all.add(new Citation(each)));
    return all;
  }

  private static JsonNode read() {
    try (InputStream in = Citation.class.getResourceAsStream(FILE)) {
      return new YAMLMapper().readTree(Objects.requireNonNull(in, FILE));
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The file %s of the program cannot be read.".formatted(FILE), e);
    }
  }

  boolean isArticle() {
    return text("type").equals("article");
  }

  /** Empty if the file does not say it. */
  String text(String field) {
    return work.path(field).asText("");
  }

  /** The authors, family names first where they have them. */
  List<String> authors() {
    List<String> authors = new ArrayList<>();
    for (JsonNode each : work.path("authors")) {
      authors.add(
          each.has("family-names")
              ? each.get("family-names").asText() + ", " + each.path("given-names").asText()
              : each.path("name").asText());
    }
    return authors;
  }

  /** Whether an author is a group, whose name has no parts. */
  boolean isByGroup() {
    return work.path("authors").path(0).has("name");
  }
}
