package org.ratecut;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The public API changes only on purpose: what users can call stands in a file, so that a review
 * sees each change of it.
 */
class ApiSignaturesTest {

  private static final Path BASELINE = Path.of("src", "test", "resources", "api.txt");
  private static final String RENEW = "api.renew";
  private static final Pattern LISTED = Pattern.compile("(?m)^\\| `(org\\.ratecut[^`]*)` \\|");

  @Test
  void theApiIsTheOneOfTheBaseline() throws IOException {
    List<String> actual = ApiSignatures.all();
    if (System.getProperty(RENEW) != null) {
      Files.write(BASELINE, actual);
    }
    List<String> expected = Files.readAllLines(BASELINE);
    List<String> difference = new ArrayList<>();
    expected.stream()
        .filter(line -> !actual.contains(line))
        .map("- "::concat)
        .forEach(difference::add);
    actual.stream()
        .filter(line -> !expected.contains(line))
        .map("+ "::concat)
        .forEach(difference::add);

    assertThat(difference)
        .as(
            "The public API differs from %s. If that is meant, say so in docs/changelog.md and"
                + " run%n  mvn test -Dtest=ApiSignaturesTest -D%s",
            BASELINE, RENEW)
        .isEmpty();
  }

  @Test
  void theDocumentationListsTheApi() throws IOException {
    String page = Files.readString(Path.of("docs", "library.md"));

    assertThat(LISTED.matcher(page).results().map(each -> each.group(1)))
        .containsExactlyElementsOf(ApiSignatures.API);
  }
}
