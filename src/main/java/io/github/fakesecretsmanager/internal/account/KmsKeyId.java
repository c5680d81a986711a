package io.github.fakesecretsmanager.internal.account;

import io.github.fakesecretsmanager.domain.Secret;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A KMS key as a caller names it: by its id, its ARN, an alias or an alias's ARN.
 *
 * <p>Immutable and thread-safe.
 */
public record KmsKeyId(String text) {

  /** The alias of the AWS managed key, which every Region has and which encrypts by default. */
  public static final KmsKeyId MANAGED = new KmsKeyId(Secret.DEFAULT_KMS_KEY_ID);

  /** Returns the key that a text names; a null or empty text means the AWS managed key. */
  public static KmsKeyId of(@Nullable String text) {
    return given(text).orElse(MANAGED);
  }

  /** Returns the key that a text names; empty if the text is null or empty. */
  public static Optional<KmsKeyId> given(@Nullable String text) {
    return text == null || text.isEmpty() ? Optional.empty() : Optional.of(new KmsKeyId(text));
  }

  /**
   * Returns whether this is the alias of the AWS managed key. A secret keeps that alias even if the
   * caller gave another name of that key; see {@link KmsKey#shownAs}.
   */
  public boolean isManaged() {
    return equals(MANAGED);
  }

  @Override
  public String toString() {
    return text;
  }
}
