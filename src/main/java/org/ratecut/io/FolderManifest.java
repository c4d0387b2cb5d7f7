package org.ratecut.io;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The list of the files that this program wrote into a folder, with the SHA-256 digest of each, in
 * the form that {@code sha256sum -c} reads. It tells them from files of others and from files that
 * someone has changed.
 *
 * @param digests of file names without folders, as hexadecimal digits
 */
record FolderManifest(Map<String, String> digests) {

  /** The name of its own file. */
  static final String NAME = "SHA256SUMS";

  /** Of a folder without files. */
  static final FolderManifest EMPTY = new FolderManifest(Map.of());

  private static final long MAX_BYTES = 1L << 22;
  private static final Pattern LINE = Pattern.compile("([0-9a-f]{64})  ([^/\\\\\\n]+)");

  FolderManifest {
    digests = Map.copyOf(digests);
  }

  /** The manifest of files that are to be written. */
  static FolderManifest of(Map<String, byte[]> bytesOfFile) {
    Map<String, String> digests = new LinkedHashMap<>();
    bytesOfFile.forEach((name, bytes) -> digests.put(name, Digest.sha256(bytes)));
    return new FolderManifest(digests);
  }

  /**
   * Reads the manifest of a folder.
   *
   * @return empty if there is none, or something else of its name
   */
  static Optional<FolderManifest> read(Path folder) throws IOException {
    Path file = folder.resolve(NAME);
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || Files.size(file) > MAX_BYTES) {
      return Optional.empty();
    }
    Map<String, String> digests = new LinkedHashMap<>();
    String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    for (String line : text.lines().toList()) {
      Matcher matcher = LINE.matcher(line);
      if (!matcher.matches()) {
        return Optional.empty();
      }
      digests.put(matcher.group(2), matcher.group(1));
    }
    return Optional.of(new FolderManifest(digests));
  }

  String text() {
    StringBuilder text = new StringBuilder();
    new TreeSet<>(digests.keySet())
        .forEach(name -> text.append("%s  %s\n".formatted(digests.get(name), name)));
    return text.toString();
  }

  /**
   * Looks for something in a folder that is not listed here, or is not as it was written.
   *
   * @return its name
   */
  Optional<String> firstForeign(Path folder) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        String name = file.getFileName().toString();
        if (!name.equals(NAME) && !isAsWritten(file)) {
          return Optional.of(name);
        }
      }
      return Optional.empty();
    }
  }

  /** Whether a file is listed, and is no link, and nobody has changed it. */
  boolean isAsWritten(Path file) throws IOException {
    String name = file.getFileName().toString();
    return digests.containsKey(name)
        && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
        && digests.get(name).equals(digest(file));
  }

  private static String digest(Path file) throws IOException {
    MessageDigest digest = Digest.sha256();
    byte[] buffer = new byte[1 << 16];
    try (InputStream in = Files.newInputStream(file)) {
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        digest.update(buffer, 0, count);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
