package org.ratecut.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A real browser without a window: Chromium, spoken to through its DevTools protocol. One page at a
 * time; what the page asks from the network and what it complains of is kept.
 */
public final class Browser implements AutoCloseable {

  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome");
  private static final long PATIENCE_SECONDS = 120;

  private final ObjectMapper json = new ObjectMapper();
  private final BlockingQueue<JsonNode> messages = new LinkedBlockingQueue<>();
  private final List<String> requests = new ArrayList<>();
  private final List<String> complaints = new ArrayList<>();
  private final Process process;
  private final WebSocket socket;
  private String session = "";
  private int lastId;

  private Browser(Path program, Path profile) throws IOException {
    process =
        new ProcessBuilder(
                program.toString(),
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-background-networking",
                "--no-first-run",
                "--hide-scrollbars",
                "--remote-debugging-port=0",
                "--user-data-dir=" + profile,
                "about:blank")
            .redirectErrorStream(true)
            .start();
    socket =
        HttpClient.newHttpClient()
            .newWebSocketBuilder()
            .buildAsync(URI.create(address(process)), new Receiver(json, messages))
            .join();
  }

  /** Whether there is a browser. On the build server there must be one. */
  public static boolean isInstalled() {
    if (program() == null && "true".equals(System.getenv("CI"))) {
      throw new IllegalStateException("Chromium is missing; .ci/run installs it.");
    }
    return program() != null;
  }

  /**
   * Starts the browser.
   *
   * @param profile an empty folder for its own files
   */
  public static Browser start(Path profile) throws IOException {
    Browser browser = new Browser(program(), profile);
    String target =
        browser.call("Target.createTarget", Map.of("url", "about:blank")).get("targetId").asText();
    browser.session =
        browser
            .call("Target.attachToTarget", Map.of("targetId", target, "flatten", true))
            .get("sessionId")
            .asText();
    for (String domain : List.of("Page", "Network", "Runtime", "Log")) {
      browser.call(domain + ".enable", Map.of());
    }
    return browser;
  }

  private static Path program() {
    return Stream.of(System.getenv("PATH").split(":"))
        .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst()
        .orElse(null);
  }

  /** Shows a page on a screen of some width, in pixels, until all of it is there. */
  public void open(Path page, int width, boolean dark) {
    call(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", false));
    call(
        "Emulation.setEmulatedMedia",
        Map.of(
            "media",
            "",
            "features",
            List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
    requests.clear();
    complaints.clear();
    call("Page.navigate", Map.of("url", page.toUri().toString()));
    String url = page.toUri().toString();
    String isThere = "document.readyState === 'complete' && location.href === '%s'".formatted(url);
    while (!Boolean.parseBoolean(evaluate(isThere))) {
      Thread.onSpinWait();
    }
  }

  /** The value of a JavaScript expression, as text; of a promise, what it promises. */
  public String evaluate(String expression) {
    JsonNode answer =
        call(
            "Runtime.evaluate",
            Map.of("expression", expression, "returnByValue", true, "awaitPromise", true));
    if (answer.has("exceptionDetails")) {
      throw new IllegalStateException(answer.get("exceptionDetails").toString());
    }
    return answer.get("result").path("value").asText();
  }

  /** Lays the page out as on A4 paper, whose printable part has some width in pixels. */
  public void showAsPrinted(int width) {
    call(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", 1000, "deviceScaleFactor", 1, "mobile", false));
    call("Emulation.setEmulatedMedia", Map.of("media", "print"));
  }

  /** Presses and releases a key, for instance {@code Enter} or {@code ArrowRight}. */
  public void press(String key, int code) {
    for (String type : List.of("keyDown", "keyUp")) {
      call(
          "Input.dispatchKeyEvent",
          Map.of(
              "type", type,
              "key", key,
              "code", key,
              "windowsVirtualKeyCode", code,
              "text", "Enter".equals(key) ? "\r" : ""));
    }
  }

  public void movePointer(double x, double y) {
    call("Input.dispatchMouseEvent", Map.of("type", "mouseMoved", "x", x, "y", y));
  }

  /** The addresses that the page has asked for, its own first. */
  public List<String> requests() {
    return List.copyOf(requests);
  }

  /** What the page has written to the console, and what went wrong in it. */
  public List<String> complaints() {
    return List.copyOf(complaints);
  }

  private JsonNode call(String method, Map<String, Object> parameters) {
    ObjectNode message = json.createObjectNode().put("id", ++lastId).put("method", method);
    message.set("params", json.valueToTree(parameters));
    if (!session.isEmpty()) {
      message.put("sessionId", session);
    }
    socket.sendText(message.toString(), true).join();
    for (JsonNode next = next(); ; next = next()) {
      if (next.path("id").asInt() == lastId) {
        if (next.has("error")) {
          throw new IllegalStateException(method + ": " + next.get("error"));
        }
        return next.get("result");
      }
      note(next);
    }
  }

  private JsonNode next() {
    try {
      JsonNode next = messages.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (next == null) {
        throw new IllegalStateException("The browser does not answer.");
      }
      return next;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private void note(JsonNode event) {
    JsonNode parameters = event.path("params");
    switch (event.path("method").asText()) {
      case "Network.requestWillBeSent" -> requests.add(parameters.at("/request/url").asText());
      case "Runtime.exceptionThrown", "Runtime.consoleAPICalled", "Log.entryAdded" ->
          complaints.add(parameters.toString());
      default -> {
        // Nothing to keep.
      }
    }
  }

  private static String address(Process process) throws IOException {
    BufferedReader output = process.inputReader(UTF_8);
    String marker = "DevTools listening on ";
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      if (line.startsWith(marker)) {
        return line.substring(marker.length());
      }
    }
    throw new IllegalStateException("The browser has ended.");
  }

  /** Ends the browser and all that it has started. */
  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly().onExit().join();
  }

  /** Puts the parts of messages together. */
  private static final class Receiver implements WebSocket.Listener {

    private final ObjectMapper json;
    private final BlockingQueue<JsonNode> messages;
    private final StringBuilder received = new StringBuilder();

    Receiver(ObjectMapper json, BlockingQueue<JsonNode> messages) {
      this.json = json;
      this.messages = messages;
    }

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
      received.append(data);
      if (last) {
        try {
          messages.add(json.readTree(received.toString()));
        } catch (IOException e) {
          throw new IllegalStateException(e);
        }
        received.setLength(0);
      }
      socket.request(1);
      return null;
    }
  }
}
