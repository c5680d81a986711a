package io.github.fakesecretsmanager.internal.operation;

import io.github.fakesecretsmanager.internal.account.SecretsManagerError;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * The end of a page, as its last entry rather than a number. So a token stays valid when entries
 * are added or removed.
 *
 * @param listing what is listed, and in which order; a token is valid for this listing only
 */
record PageToken(String listing, Instant date, String name) {

  /** Returns the text that the caller gets, and can neither read nor change. */
  String encoded() {
    String text = listing + ' ' + date + ' ' + name;
    String sealed = checksum(text) + ' ' + text;
    return Base64.getUrlEncoder().encodeToString(sealed.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Reads a token of the same listing; empty if the caller gave none.
   *
   * @throws SecretsManagerError InvalidNextTokenException if it is not a token of that listing
   */
  static Optional<PageToken> decode(@Nullable String token, String listing) {
    return token == null ? Optional.empty() : Optional.of(decodePresent(token, listing));
  }

  private static PageToken decodePresent(String token, String listing) {
    try {
      String sealed = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
      String[] parts = sealed.split(" ", 4);
      if (parts.length == 4
          && parts[1].equals(listing)
          && parts[0].equals(checksum(sealed.substring(parts[0].length() + 1)))) {
        return new PageToken(listing, Instant.parse(parts[2]), parts[3]);
      }
    } catch (IllegalArgumentException | DateTimeException e) {
      // Refused below, like any other text.
    }
    throw SecretsManagerError.invalidNextToken();
  }

  private static String checksum(String text) {
    CRC32 checksum = new CRC32();
    checksum.update(text.getBytes(StandardCharsets.UTF_8));
    return Long.toHexString(checksum.getValue());
  }
}
