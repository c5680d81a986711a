package io.github.fakesecretsmanager.internal.account;

import io.github.fakesecretsmanager.domain.SecretArn;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The id that a caller gives for a secret: its name, its ARN or a partial ARN.
 *
 * <p>The text is parsed only once, when the request is read. Immutable and thread-safe.
 */
public final class SecretId {

  private static final String PUNCTUATION = "-/_+=.@!";

  private final String text;
  private final @Nullable SecretArn arn;

  private SecretId(String text) {
    this.text = text;
    this.arn = SecretArn.parse(text).orElse(null);
  }

  /** Returns the id in a text; a text that is not an ARN is a name. */
  public static SecretId of(String text) {
    return new SecretId(text);
  }

  /** Returns the id as the caller wrote it. */
  public String text() {
    return text;
  }

  /** Returns the ARN, full or partial; empty if this is a name. */
  public Optional<SecretArn> arn() {
    return Optional.ofNullable(arn);
  }

  /** Returns whether this is the ARN of a secret that an account does not own. */
  public boolean isOfOtherAccount(String accountId) {
    return arn != null && !arn.accountId().equals(accountId);
  }

  /** Returns whether this id means a secret. */
  boolean means(SecretArn secret) {
    return arn == null ? secret.name().equals(text) : secret.isMeantBy(arn);
  }

  /** Returns the secret's name. */
  public String name() {
    return arn == null ? text : arn.name();
  }

  /**
   * Requires an ARN, or a name with only the characters that names may have.
   *
   * @throws SecretsManagerError ValidationException for any other name
   */
  public void requireValid() {
    if (arn == null) {
      requireValidName(text);
    }
  }

  /**
   * Requires that a name has only the characters that names may have.
   *
   * @throws SecretsManagerError ValidationException if the name has any other character
   */
  public static void requireValidName(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean isValid =
          (c >= 'a' && c <= 'z')
              || (c >= 'A' && c <= 'Z')
              || (c >= '0' && c <= '9')
              || PUNCTUATION.indexOf(c) >= 0;
      if (!isValid) {
        throw new SecretsManagerError(
            ErrorCode.VALIDATION,
            "Invalid name. Must be a valid name containing alphanumeric characters, or any of the"
                + " following: "
                + PUNCTUATION);
      }
    }
  }

  @Override
  public String toString() {
    return text;
  }
}
