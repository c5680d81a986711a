package io.github.fakesecretsmanager.internal.account;

import io.github.fakesecretsmanager.domain.KmsKeyState;

/**
 * The reason why a KMS key refuses a request.
 *
 * @param sentence KMS's own sentence; empty for a denial, whose sentence Secrets Manager does not
 *     pass on
 * @param detail a sentence for people, with the key and the cure
 */
record KmsRefusal(Kind kind, String sentence, String detail) {

  /** The kind of a refusal, with KMS's name for the error. */
  enum Kind {
    /** The key does not permit the request. */
    DENIED("AccessDeniedException"),
    /** No key of the Region has the name. */
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
