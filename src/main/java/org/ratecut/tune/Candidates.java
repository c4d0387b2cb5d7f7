package org.ratecut.tune;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.ratecut.io.AtomicFile;
import org.ratecut.io.FileSource;
import org.ratecut.io.InputException;
import org.ratecut.registry.Solvers;

/** Draws configurations at random, all different, each one that the solver accepts. */
final class Candidates {

  private static final int MAX_DRAWS_IN_VAIN = 200;
  private static final String TRIAL = "A configuration on trial.";

  private final Space space;
  private final Path folder;
  private final Random random;

  /**
   * Prepares drawing.
   *
   * @param folder for the settings files
   */
  Candidates(Space space, Path folder, long seed) {
    this.space = space;
    this.folder = folder;
    this.random = new Random(seed);
  }

  /**
   * The default and others.
   *
   * @param count of all together; fewer are returned if the space has no more
   * @throws InputException if the solver accepts nothing that is drawn
   */
  List<Candidate> draw(int count) {
    List<Candidate> drawn = new ArrayList<>();
    drawn.add(write(0, List.of()));
    String standard = space.template().fill(List.of(), TRIAL);
    int vain = 0;
    while (drawn.size() < count && vain < MAX_DRAWS_IN_VAIN) {
      List<Setting> settings =
          space.parameters().stream().map(each -> Setting.draw(each, random)).toList();
      boolean known =
          space.template().fill(settings, TRIAL).equals(standard)
              || drawn.stream().anyMatch(each -> each.settings().equals(settings));
      Candidate candidate = write(drawn.size(), settings);
      if (!known && isAccepted(candidate, drawn.size() == 1 && vain == MAX_DRAWS_IN_VAIN - 1)) {
        drawn.add(candidate);
        vain = 0;
      } else {
        vain++;
      }
    }
    return drawn;
  }

  private Candidate write(int number, List<Setting> settings) {
    Path file = folder.resolve("c" + number + space.template().extension());
    AtomicFile.write(file, space.template().fill(settings, TRIAL));
    return new Candidate(number, settings, file);
  }

  /** The last complaint of a solver that accepts nothing is for the user. */
  private boolean isAccepted(Candidate candidate, boolean isLastTry) {
    try {
      return Solvers.configured(space.solver(), new FileSource(candidate.file())).isPresent();
    } catch (InputException e) {
      if (isLastTry) {
        throw e;
      }
      return false;
    }
  }
}
