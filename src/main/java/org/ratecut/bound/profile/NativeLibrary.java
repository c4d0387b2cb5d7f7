package org.ratecut.bound.profile;

import com.google.ortools.Loader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The native library of OR-Tools, which is not there for every platform. Without it the strongest
 * bounds are missing, and nothing else.
 */
final class NativeLibrary {

  private static final Logger LOG = LoggerFactory.getLogger(NativeLibrary.class);

  private final Runnable loader;

  NativeLibrary() {
    this(Loader::loadNativeLibraries);
  }

  /**
   * A library that is loaded in a way of its own.
   *
   * @param loader loads it, and may be called again; throws whatever it likes if it cannot
   */
  NativeLibrary(Runnable loader) {
    this.loader = loader;
  }

  /** Loads it unless that is done; takes about a second the first time. */
  boolean isAvailable() {
    try {
      loader.run();
      return true;
    } catch (RuntimeException | LinkageError e) {
      // The loader has no exception of its own: a missing platform is a NullPointerException.
      LOG.warn(
          "The strongest bounds are missing: OR-Tools cannot be loaded here ({}).", e.toString());
      return false;
    }
  }
}
