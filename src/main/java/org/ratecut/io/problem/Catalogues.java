package org.ratecut.io.problem;

import java.util.Optional;
import org.ratecut.io.FileSource;
import org.ratecut.io.devices.Catalogue;

/** The catalogue that comes with the program, and those of users before it. */
public final class Catalogues {

  private static final String BUNDLED = "instances/devices/catalogue.json";

  private Catalogues() {}

  /** The bundled catalogue. */
  public static Catalogue bundled() {
    return Catalogue.read(new BundledSource(BUNDLED));
  }

  /**
   * The bundled catalogue, after that of a file if one is named.
   *
   * @throws org.ratecut.io.InputException if the file is not right
   */
  public static Catalogue with(Optional<String> file) {
    return file.map(path -> Catalogue.read(FileSource.of(path)).over(bundled()))
        .orElseGet(Catalogues::bundled);
  }
}
