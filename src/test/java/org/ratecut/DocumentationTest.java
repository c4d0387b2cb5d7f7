package org.ratecut;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The documentation refers only to what is there, and to the version that is built. */
class DocumentationTest {

  private static final Pattern CODE_BLOCK = Pattern.compile("(?ms)^ *```.*?^ *```");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ +(.*)$");
  private static final Pattern PROJECT_VERSION =
      Pattern.compile("<artifactId>ratecut</artifactId>\\s*<version>([^<]+)</version>");

  static List<Path> pages() throws IOException {
    List<Path> pages = new ArrayList<>(List.of(Path.of("README.md")));
    for (String folder : List.of("docs", ".github", "instances")) {
      try (Stream<Path> files = Files.walk(Path.of(folder))) {
        files.filter(each -> each.toString().endsWith(".md")).forEach(pages::add);
      }
    }
    return pages;
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyLinkLeadsToAFileAndAHeadingThatAreThere(Path page) throws IOException {
    List<String> broken = new ArrayList<>();
    for (String link : links(page)) {
      if (!link.startsWith("https://") && !leadsSomewhere(page, link)) {
        broken.add(link);
      }
    }

    assertThat(broken).isEmpty();
  }

  @Test
  void citationAndChangelogKnowTheVersion() throws IOException {
    Matcher pom = PROJECT_VERSION.matcher(Files.readString(Path.of("pom.xml")));
    assertThat(pom.find()).isTrue();
    String version = pom.group(1);

    assertThat(Files.readString(Path.of("docs", "CITATION.cff")))
        .containsPattern("(?m)^version: " + Pattern.quote(version) + "$");
    assertThat(Files.readString(Path.of("docs", "changelog.md")))
        .containsPattern("(?m)^## \\[" + Pattern.quote(version) + "\\]");
    assertThat(Files.readString(Path.of("docs", "benchmark-protocol.md")))
        .containsPattern("(?m)^\\| " + Pattern.quote(version) + " \\|");
  }

  private static List<String> links(Path page) throws IOException {
    return LINK.matcher(text(page)).results().map(each -> each.group(1)).toList();
  }

  private static boolean leadsSomewhere(Path page, String link) throws IOException {
    int hash = link.indexOf('#');
    String file = hash < 0 ? link : link.substring(0, hash);
    Path target = file.isEmpty() ? page : page.resolveSibling(file).normalize();
    return Files.exists(target) && (hash < 0 || anchors(target).contains(link.substring(hash + 1)));
  }

  /** What a page's headings are called in links, as GitHub makes it from their words. */
  private static List<String> anchors(Path page) throws IOException {
    return HEADING.matcher(text(page)).results().map(DocumentationTest::anchor).toList();
  }

  private static String anchor(MatchResult heading) {
    return heading
        .group(1)
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{M}\\p{Nd} _-]", "")
        .replace(' ', '-');
  }

  private static String text(Path page) throws IOException {
    return CODE_BLOCK.matcher(Files.readString(page)).replaceAll("");
  }
}
