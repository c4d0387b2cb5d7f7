package org.ratecut.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.ratecut.cli.console.ExitCode;
import org.ratecut.io.devices.Catalogue;
import org.ratecut.io.devices.CatalogueLink;
import org.ratecut.io.devices.CataloguePart;
import org.ratecut.io.problem.Catalogues;
import org.ratecut.report.text.TextTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists the catalogue. */
@Command(
    name = "devices",
    header = "List the parts and links that device sets can name.",
    description = {
      "Prints RAM, flash, whether buses and radios have DMA, and multiply-accumulates per second of"
          + " each part, and the bandwidth that each link leaves for data. The catalogue itself,"
          + " instances/devices/catalogue.json, names a source for each figure.",
      ""
    },
    footer = {
      "",
      "Exit codes: 0 done, 2 wrong usage or input.",
      "",
      "Examples:",
      "  ratecut devices",
      "  ratecut devices --catalogue mine.json"
    })
final class DevicesCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(
      names = "--catalogue",
      paramLabel = "FILE",
      description = "Parts and links of your own, which come before the bundled ones.")
  private String catalogue;

  @Override
  public Integer call() {
    Catalogue all = Catalogues.with(Optional.ofNullable(catalogue));
    spec.commandLine().getOut().print(text(all));
    spec.commandLine().getOut().flush();
    return ExitCode.DONE;
  }

  private static String text(Catalogue catalogue) {
    TextTable parts =
        new TextTable("part", "clock", "RAM", "flash", "DMA", "int8", "", "float", "");
    for (CataloguePart part : catalogue.parts()) {
      parts.add(
          part.name(),
          part.clock(),
          part.memory().toString(),
          part.flash().map(Object::toString).orElse("-"),
          part.dma().map(has -> has ? "yes" : "no").orElse("-"),
          part.int8().performance().toString(),
          part.int8().basis(),
          part.floating().performance().toString(),
          part.floating().basis());
    }
    TextTable links = new TextTable("link", "nominal", "usable", "", "duplex", "usually");
    for (CatalogueLink link : catalogue.links()) {
      links.add(
          link.name(),
          link.nominal(),
          link.bandwidth().toString(),
          link.basis(),
          link.fullDuplex() ? "full" : "half",
          link.usually());
    }
    TextTable boards = new TextTable("board", "description", "RAM", "flash");
    for (CataloguePart board : catalogue.boards()) {
      boards.add(
          board.name(),
          board.description(),
          board.memory().toString(),
          board.flash().map(Object::toString).orElse("-"));
    }
    return "Parts\n%s\nBoards, as other names of parts\n%s\nLinks\n%s"
        .formatted(parts.text(), boards.alignLeft("description").text(), links.text());
  }
}
