package org.ratecut.report.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * A page with everything it needs inside. Its content security policy forbids the browser to load
 * anything, and to run any script but the page's own.
 *
 * @param title for the browser's tab; the body has the heading
 * @param styles names of style sheets in the folder {@code report} of the resources
 * @param scripts names of scripts in the same folder
 * @param extraStyle rules that depend on the content of the page
 * @param body all that is to be seen
 */
public record HtmlPage(
    String title, List<String> styles, List<String> scripts, String extraStyle, Html body) {

  /** Checks the arguments. */
  public HtmlPage {
    styles = List.copyOf(styles);
    scripts = List.copyOf(scripts);
  }

  /** The whole file. */
  public String text() {
    String script = all(scripts);
    Html page = new Html();
    page.trusted("<!DOCTYPE html>\n").open("html", "lang", "en").open("head");
    page.single("meta", "charset", "utf-8");
    page.single(
        "meta", "http-equiv", "Content-Security-Policy", "content", contentSecurityPolicy(script));
    page.single("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
    page.single("meta", "name", "color-scheme", "content", "light dark");
    page.element("title", title);
    page.open("style").trusted(all(styles)).trusted(extraStyle).close();
    page.close();
    page.open("body").open("main").add(body).close();
    page.open("script").trusted(script).close();
    return page.close().close().markup();
  }

  private static String contentSecurityPolicy(String script) {
    return "default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-%s'"
        .formatted(sha256(script));
  }

  private static String sha256(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256.", e);
    }
  }

  private static String all(List<String> names) {
    return names.stream().map(HtmlPage::resource).collect(Collectors.joining("\n"));
  }

  private static String resource(String name) {
    try (InputStream in = HtmlPage.class.getResourceAsStream("/report/" + name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The file %s of the program cannot be read.".formatted(name), e);
    }
  }
}
