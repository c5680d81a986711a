package io.github.fakesecretsmanager.support;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fakesecretsmanager.internal.json.Json;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.Set;
import org.opentest4j.AssertionFailedError;

/** Secret values that no message may show in any form. */
public final class Canary {

  private final Set<String> forms = new LinkedHashSet<>();

  /** Watches for a value from now on: as it is, in base64, and as JSON and HTML escape it. */
  public String of(String value) {
    String quoted = Json.write(value);
    forms.add(value);
    forms.add(quoted.substring(1, quoted.length() - 1));
    forms.add(value.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;"));
    of(value.getBytes(StandardCharsets.UTF_8));
    return value;
  }

  /** Watches for bytes from now on. */
  public byte[] of(byte[] value) {
    forms.add(Base64.getEncoder().withoutPadding().encodeToString(value));
    forms.add(Base64.getUrlEncoder().withoutPadding().encodeToString(value));
    return value;
  }

  /** Returns a watched form that a text shows; empty if it shows none. */
  private Set<String> shownBy(String text) {
    Set<String> shown = new LinkedHashSet<>(forms);
    shown.removeIf(form -> !text.contains(form));
    return shown;
  }

  /** Checks that a text shows none of the values. */
  public void assertNotIn(String where, String text) {
    assertThat(shownBy(text)).as("%s says%n%s", where, text).isEmpty();
  }

  /**
   * Checks that a failure shows none of the values in its stack trace or in what an IDE compares.
   */
  public void assertNotIn(String where, Throwable failure) {
    StringWriter trace = new StringWriter();
    failure.printStackTrace(new PrintWriter(trace));
    assertNotIn(where, trace.toString());
    if (failure instanceof AssertionFailedError compared) {
      assertNotIn(where, String.valueOf(compared.getActual()));
      assertNotIn(where, String.valueOf(compared.getExpected()));
      if (compared.isActualDefined()) {
        assertNotIn(where, compared.getActual().getStringRepresentation());
        assertNotIn(where, String.valueOf(compared.getActual().getValue()));
        assertNotIn(where, compared.getExpected().getStringRepresentation());
      }
    }
  }
}
