package org.ratecut.cpsat;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The native library of OR-Tools, which is not there for every platform. What needs it is missing
 * then, and nothing else.
 */
public final class NativeLibrary {

  private static final Logger LOG = LoggerFactory.getLogger(NativeLibrary.class);

  private final Runnable loader;

  public NativeLibrary() {
    this(OrTools::load);
  }

  /**
   * A library that is loaded in a way of its own.
   *
   * @param loader loads it, and may be called again; throws whatever it likes if it cannot
   */
  public NativeLibrary(Runnable loader) {
    this.loader = loader;
  }

  /**
   * Loads it unless that is done; takes about half a second the first time.
   *
   * @param consequence what users miss without it, as a sentence without its full stop, for the log
   */
  public boolean isAvailable(String consequence) {
    try {
      loader.run();
      return true;
    } catch (MissingLibraryException e) {
      warn(consequence, e.getMessage());
      return false;
    } catch (RuntimeException | LinkageError e) {
      warn(consequence, e.toString());
      return false;
    }
  }

  /** Nobody misses anything in a program that a signal ends while it unpacks the library. */
  private static void warn(String consequence, String reason) {
    if (!isProgramEnding()) {
      LOG.warn("{}, because OR-Tools cannot be loaded: {}.", consequence, reason);
    }
  }

  private static boolean isProgramEnding() {
    Thread probe = new Thread();
    try {
      Runtime.getRuntime().addShutdownHook(probe);
      return !Runtime.getRuntime().removeShutdownHook(probe);
    } catch (IllegalStateException e) {
      return true;
    }
  }
}
