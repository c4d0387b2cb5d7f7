package org.ratecut.report.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class HtmlTest {

  @Test
  void textAndAttributesAreEscaped() {
    Html html = new Html().element("p", "<b> & \"c\"", "title", "\"><script>'");
    assertThat(html.markup())
        .isEqualTo("<p title=\"&quot;&gt;&lt;script&gt;&#39;\">&lt;b&gt; &amp; &quot;c&quot;</p>");
  }

  @Test
  void elementsCloseInTheOrderInWhichTheyOpened() {
    Html html = new Html().open("ul").open("li", "hidden", "").text("x").close().close();
    assertThat(html.markup()).isEqualTo("<ul><li hidden>x</li>\n</ul>\n");
  }

  @Test
  void anOpenElementIsAMistake() {
    Html html = new Html().open("p");
    assertThatThrownBy(html::markup).hasMessageContaining("<p> is open");
  }

  @Test
  void aPageForbidsToLoadAnythingAndNamesNoOtherPlace() {
    String page =
        new HtmlPage("a & b", List.of("page.css"), List.of("tables.js"), "", new Html()).text();
    assertThat(page)
        .contains("default-src &#39;none&#39;")
        .contains("<title>a &amp; b</title>")
        .contains("<html lang=\"en\">")
        .doesNotContain("http://")
        .doesNotContain("https://");
  }
}
