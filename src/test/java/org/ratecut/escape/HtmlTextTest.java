package org.ratecut.escape;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class HtmlTextTest {

  @ParameterizedTest
  @FieldSource("org.ratecut.testing.HostileNames#ALL")
  void nothingOpensATagEndsAnAttributeOrIsHidden(String name) {
    assertThat(HtmlText.of(name))
        .doesNotContainPattern("[<>\"']|&(?!(amp|lt|gt|quot|#39);)")
        .doesNotContainPattern("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}&&[^\n\t]]");
  }

  @Test
  void entitiesStandForWhatHasAMeaning() {
    assertThat(HtmlText.of("<a b=\"c\" d='e'>&\u202e"))
        .isEqualTo("&lt;a b=&quot;c&quot; d=&#39;e&#39;&gt;&amp;\\u202e");
  }
}
