package org.ratecut.cli.console;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class AsciiLocaleTest {

  private static final String START = "java\0-Xmx256m\0-jar\0ratecut.jar\0";

  @Test
  void argumentsAreHandedOverAsTheSystemHasThem() {
    String[] args = {"check", "Ger\uFFFD\uFFFDt.json", "", "plain.part"};
    byte[] commandLine = (START + "check\0Ger\u00E4t.json\0\0plain.part\0").getBytes(UTF_8);

    List<String> command = AsciiLocale.command(args, commandLine).orElseThrow();

    String property = command.get(1);
    assertThat(property).startsWith("-Dratecut.arguments=");
    byte[] handedOver = Base64.getDecoder().decode(property.substring(property.indexOf('=') + 1));
    assertThat(new String(handedOver, UTF_8)).isEqualTo("check\0Ger\u00E4t.json\0\0plain.part\0");
    assertThat(command.subList(2, command.size()))
        .containsExactly("-Xmx256m", "-jar", "ratecut.jar");
  }

  @Test
  void anotherCommandLineThanTheArgumentsIsLeftAlone() {
    byte[] commandLine = (START + "check\0Ger\u00E4t\0").getBytes(UTF_8);

    assertThat(AsciiLocale.command(new String[] {"check", "other"}, commandLine)).isEmpty();
    assertThat(AsciiLocale.command(new String[20], commandLine)).isEmpty();
  }

  @Test
  void whatIsNotUtf8IsLeftAlone() {
    byte[] commandLine = (START + "check\0Ger\u00E4t\0").getBytes(ISO_8859_1);

    assertThat(AsciiLocale.command(new String[] {"check", "Ger\uFFFDt"}, commandLine)).isEmpty();
  }

  @Test
  void withoutASecondStartArgumentsAreThoseOfJava() {
    String[] args = {"info"};

    assertThat(AsciiLocale.arguments(args)).isSameAs(args);
  }
}
