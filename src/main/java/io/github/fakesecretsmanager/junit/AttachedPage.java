package io.github.fakesecretsmanager.junit;

import java.nio.file.Files;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.MediaType;
import org.junit.platform.commons.JUnitException;
import org.junit.platform.commons.support.ReflectionSupport;

/** A page that JUnit attaches to a failed test, which it does from 5.12 on. */
// The newer type of the same name came with 5.14 only.
@SuppressWarnings("deprecation")
final class AttachedPage {

  private static final String NAME = "fake-secrets-manager.html";

  private AttachedPage() {}

  /** Returns whether this JUnit attaches files. */
  static boolean isSupported() {
    return ReflectionSupport.tryToLoadClass("org.junit.jupiter.api.extension.MediaType")
        .toOptional()
        .isPresent();
  }

  static void attach(ExtensionContext context, String html) {
    try {
      context.publishFile(
          NAME, MediaType.parse("text/html"), file -> Files.writeString(file, html));
    } catch (JUnitException e) {
      // The launcher has no place for files; the text of the report is with the failure.
    }
  }
}
