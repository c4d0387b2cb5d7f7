package org.ratecut.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ratecut.io.FileSource;
import org.ratecut.io.InputException;
import org.ratecut.solver.timefold.DrawnMoves;
import org.ratecut.solver.timefold.TimefoldSettings;

class TimefoldSettingsFileTest {

  private static final String HEAD = "<solver xmlns=\"https://timefold.ai/xsd/solver\">\n";

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "<localSearch><acceptor>, line 2",
    "<localSearch><acceptr/></localSearch>, acceptr",
    "<localSearch/><localSearch/>, second phase",
    "<termination><secondsSpentLimit>1</secondsSpentLimit></termination>, termination",
    "<moveThreadCount>4</moveThreadCount>, moveThreadCount",
    "<solutionClass>java.lang.String</solutionClass>, solutionClass",
    "<localSearch><moveIteratorFactory><moveIteratorFactoryClass>java.lang.Runtime"
        + "</moveIteratorFactoryClass></moveIteratorFactory></localSearch>, java.lang.Runtime",
    "<localSearch><acceptor><lateAcceptanceSize>many</lateAcceptanceSize></acceptor></localSearch>,"
        + " many",
    "<localSearch><acceptor><lateAcceptanceSize>-1</lateAcceptanceSize></acceptor></localSearch>,"
        + " -1",
    "<localSearch><acceptor><simulatedAnnealingStartingTemperature>warm"
        + "</simulatedAnnealingStartingTemperature></acceptor></localSearch>, warm",
    "<localSearch><acceptor><greatDelugeWaterLevelIncrementRatio>-0.5"
        + "</greatDelugeWaterLevelIncrementRatio></acceptor></localSearch>, -0.5",
    "<localSearch><acceptor><acceptorType>MAGIC</acceptorType></acceptor></localSearch>, MAGIC",
    "'', no <localSearch>"
  })
  void whatIsWrongIsNamed(String body, String named) throws IOException {
    assertRefused(HEAD + body + "</solver>", named);
  }

  @ParameterizedTest
  @CsvSource({"blockShare, 2", "swapShare, -1", "blockDoublings, 0", "blockShre, 0.1"})
  void wrongPropertiesOfTheMovesAreNamed(String name, String value) throws IOException {
    String moves =
        """
        <localSearch><moveIteratorFactory>
        <moveIteratorFactoryClass>%s</moveIteratorFactoryClass>
        <moveIteratorFactoryCustomProperties><property name="%s" value="%s"/>
        </moveIteratorFactoryCustomProperties></moveIteratorFactory></localSearch></solver>
        """;
    assertRefused(HEAD + moves.formatted(DrawnMoves.class.getName(), name, value), name);
  }

  @Test
  void entitiesAreNotExpanded() throws IOException {
    assertRefused(
        "<!DOCTYPE solver [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>" + HEAD + "&x;</solver>",
        "DOCTYPE");
  }

  @Test
  void otherNameSpacesAreRefused() throws IOException {
    assertRefused("<solver><localSearch/></solver>", AllowedSettings.NAMESPACE);
  }

  @Test
  void largeFilesAreRefused() throws IOException {
    assertRefused(HEAD + " ".repeat(200_000) + "</solver>", "bytes");
  }

  @Test
  void movesOfTimefoldItselfMayBeCombinedWithOurs() throws IOException {
    String union =
        """
        <localSearch><unionMoveSelector>
        <moveIteratorFactory><moveIteratorFactoryClass>%s</moveIteratorFactoryClass>
        </moveIteratorFactory><changeMoveSelector/><swapMoveSelector/>
        </unionMoveSelector></localSearch></solver>
        """;
    assertThat(read(HEAD + union.formatted(DrawnMoves.class.getName()))).isNotNull();
  }

  private void assertRefused(String text, String named) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(InputException.class)
        .hasMessageContainingAll("settings.xml", named);
  }

  private TimefoldSettings read(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("settings.xml"), text);
    return new TimefoldSettingsFile().read(FileSource.of(file.toString()));
  }
}
