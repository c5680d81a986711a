package io.github.fakesecretsmanager.internal.http;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The request line and the headers of a request.
 *
 * <p>It is read strictly: a request that two readers could understand differently is refused.
 *
 * @param isHttp11 false for version 1.0
 * @param headers the values by the header's name in lower case
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9112">RFC 9112, HTTP/1.1</a>
 */
record RequestHead(
    String method, String target, boolean isHttp11, Map<String, List<String>> headers) {

  private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
  private static final Pattern REQUEST_LINE =
      Pattern.compile("(" + TOKEN + ") ([!-~]+) HTTP/(\\d)\\.(\\d)");
  private static final Pattern HEADER_NAME = Pattern.compile(TOKEN);

  /** Reads the head of a request, up to the empty line. */
  static RequestHead read(HttpInput input, int limit) throws IOException, HttpRefusal {
    String line = input.line(limit);
    if (line.isEmpty()) {
      // Old clients end a body with an extra line. RFC 9112 asks a server to skip it.
      line = input.line(limit);
    }
    Matcher request = REQUEST_LINE.matcher(line);
    if (!request.matches()) {
      throw HttpRefusal.badRequest("not an HTTP/1.1 request: the request line is malformed");
    }
    if (!request.group(3).equals("1")) {
      throw new HttpRefusal(505, "unsupported version of HTTP: use HTTP/1.1 or HTTP/1.0");
    }
    return new RequestHead(
        request.group(1),
        request.group(2),
        !request.group(4).equals("0"),
        readHeaders(input, limit - line.length() - 2));
  }

  /** Reads header lines, or those of a trailer, up to the empty line. */
  static Map<String, List<String>> readHeaders(HttpInput input, int limit)
      throws IOException, HttpRefusal {
    Map<String, List<String>> headers = new HashMap<>();
    int left = limit;
    for (String line = input.line(left); !line.isEmpty(); line = input.line(left)) {
      left -= line.length() + 2;
      int colon = line.indexOf(':');
      // A continuation line starts with a space, which no header's name contains.
      if (colon < 0 || !HEADER_NAME.matcher(line.substring(0, colon)).matches()) {
        throw HttpRefusal.badRequest(
            "malformed header: write each on a line of its own, as Name: value");
      }
      headers
          .computeIfAbsent(
              line.substring(0, colon).toLowerCase(Locale.ROOT), ignored -> new ArrayList<>())
          .add(line.substring(colon + 1).trim());
    }
    return headers;
  }

  /** Returns the value of a header that may occur only once. */
  Optional<String> header(String name) throws HttpRefusal {
    List<String> values = headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
    if (values.size() > 1) {
      throw HttpRefusal.badRequest(
          "the header %s occurs %s times: send it once".formatted(name, values.size()));
    }
    return values.stream().findFirst();
  }

  boolean isKeptAlive() {
    return isHttp11 ? !hasConnectionOption("close") : hasConnectionOption("keep-alive");
  }

  private boolean hasConnectionOption(String option) {
    return headers.getOrDefault("connection", List.of()).stream()
        .flatMap(value -> Stream.of(value.split(",")))
        .anyMatch(each -> each.strip().equalsIgnoreCase(option));
  }
}
