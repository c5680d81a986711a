package io.github.fakesecretsmanager.internal.account;

import io.github.fakesecretsmanager.domain.KmsKeyState;

/**
 * The reason why a KMS key does not do what is asked of it.
 *
 * @param sentence what KMS itself says of it; Secrets Manager does not pass on that of a denial
 * @param detail a sentence for people, with the key and the cure
 */
record KmsRefusal(Kind kind, String sentence, String detail) {

  /** What is wrong with a key, and KMS's name for the error. */
  enum Kind {
    /** The key does not permit it. */
    DENIED("AccessDeniedException"),
    /** The name leads to no key of the Region. */
    NOT_FOUND("NotFoundException"),
    DISABLED("DisabledException"),
    PENDING_DELETION("KMSInvalidStateException");

    private final String error;

    Kind(String error) {
      this.error = error;
    }

    String error() {
      return error;
    }
  }

  static KmsRefusal denial(String detail) {
    return new KmsRefusal(Kind.DENIED, "", detail);
  }

  static KmsRefusal notFound(String sentence, String detail) {
    return new KmsRefusal(Kind.NOT_FOUND, sentence, detail);
  }

  /** Makes the refusal of a key that is not enabled. */
  static KmsRefusal unusable(KmsKey key, String region) {
    return new KmsRefusal(
        key.state() == KmsKeyState.DISABLED ? Kind.DISABLED : Kind.PENDING_DELETION,
        "%s is %s.".formatted(key.arn(), key.state()),
        "the KMS key %s in %s is %s".formatted(key, region, key.state()));
  }

  boolean isDenial() {
    return kind == Kind.DENIED;
  }
}
