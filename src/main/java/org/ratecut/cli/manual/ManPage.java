package org.ratecut.cli.manual;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The manual page of a command, with what its {@code --help} says. */
public final class ManPage {

  private final CommandLine command;
  private final CommandSpec spec;
  private final String version;
  private final Roff out = new Roff();

  /** Prepares the page of a command of the program. */
  public ManPage(CommandLine command, String version) {
    this.command = command;
    this.spec = command.getCommandSpec();
    this.version = version;
  }

  /** For instance {@code ratecut-bench-merge}. */
  public String name() {
    return spec.qualifiedName("-");
  }

  /** The page in the language of roff. */
  public String text() {
    out.request(
        "TH", name().toUpperCase(Locale.ROOT), "1", "", "Ratecut " + version, "Ratecut manual");
    out.request("SH", "NAME").text(name() + " - " + header());
    out.request("SH", "SYNOPSIS").verbatim(synopsis());
    out.request("SH", "DESCRIPTION").text(text(spec.usageMessage().description()));
    addArguments("ARGUMENTS", spec.positionalParameters(), ManPage::label);
    addArguments("OPTIONS", spec.options(), ManPage::label);
    addCommands();
    addFooter();
    return out.toString();
  }

  private String header() {
    String header = text(spec.usageMessage().header()).strip();
    return header.isEmpty() ? "places neural networks on small devices" : header;
  }

  private String synopsis() {
    return new Help(spec, Help.defaultColorScheme(Help.Ansi.OFF)).synopsis(0).stripTrailing();
  }

  private <T extends ArgSpec> void addArguments(
      String title, List<T> all, Function<T, String> label) {
    List<T> shown = all.stream().filter(each -> !each.hidden()).toList();
    if (shown.isEmpty()) {
      return;
    }
    out.request("SH", title);
    for (T each : shown) {
      out.request("TP").request("B", label.apply(each)).text(text(each.description()));
    }
  }

  private static String label(OptionSpec option) {
    String names = String.join(", ", option.names());
    return option.arity().max() == 0 ? names : names + " " + option.paramLabel();
  }

  private static String label(PositionalParamSpec parameter) {
    return parameter.paramLabel();
  }

  private void addCommands() {
    if (command.getSubcommands().isEmpty()) {
      return;
    }
    out.request("SH", "COMMANDS");
    command
        .getSubcommands()
        .forEach(
            (name, each) ->
                out.request("TP")
                    .request("B", each.getCommandSpec().qualifiedName("-") + "(1)")
                    .text(text(each.getCommandSpec().usageMessage().header())));
  }

  private void addFooter() {
    String footer = text(spec.usageMessage().footer()).strip();
    if (!footer.isEmpty()) {
      out.request("SH", "NOTES").verbatim(footer);
    }
    if (spec.parent() != null) {
      out.request("SH", "SEE ALSO").text(spec.parent().qualifiedName("-") + "(1)");
    }
  }

  /** Picocli takes its texts for formats, of which only these are used. */
  private static String text(String... lines) {
    return Stream.of(lines)
        .map(line -> line.replace("%n", "\n").replace("%%", "%"))
        .collect(Collectors.joining("\n"));
  }
}
