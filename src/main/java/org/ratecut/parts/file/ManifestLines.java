package org.ratecut.parts.file;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.PrettyPrinter;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.util.Set;

/**
 * Lays manifests out with a line for each transfer and each piece: there may be 10^5 of them, and a
 * line for each number would make the file three times as long.
 */
final class ManifestLines {

  /** Lists whose items are objects of several lines. */
  private static final Set<String> TALL = Set.of("devices", "stages");

  /** Lists with all their items in a line. */
  private static final Set<String> SHORT = Set.of("begin", "size", "sizes", "layers");

  private ManifestLines() {}

  static PrettyPrinter printer() {
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
    printer.indentObjectsWith(new Lines(true));
    printer.indentArraysWith(new Lines(false));
    return printer;
  }

  private static final class Lines extends DefaultIndenter {

    private static final long serialVersionUID = 1L;

    private final boolean ofObjects;

    Lines(boolean ofObjects) {
      super("  ", "\n");
      this.ofObjects = ofObjects;
    }

    @Override
    public void writeIndentation(JsonGenerator generator, int level) throws IOException {
      JsonStreamContext context = generator.getOutputContext();
      boolean breaks =
          ofObjects
              ? context.getParent().inRoot() || TALL.contains(nameOfList(context))
              : !SHORT.contains(nameOfList(context));
      if (breaks) {
        super.writeIndentation(generator, level);
      } else {
        generator.writeRaw(' ');
      }
    }

    /** The name of the list that is written, or that the object which is written is in. */
    private String nameOfList(JsonStreamContext context) {
      JsonStreamContext list = ofObjects ? context.getParent() : context;
      JsonStreamContext owner = list.getParent();
      return owner == null || owner.getCurrentName() == null ? "" : owner.getCurrentName();
    }
  }
}
