package io.github.fakesecretsmanager.internal.account;

/**
 * Why a KMS key does not do what is asked of it.
 *
 * @param isDenial whether the key exists and works but does not permit it
 * @param detail a sentence for people, with the key and the cure
 */
record KmsRefusal(boolean isDenial, String detail) {

  static KmsRefusal denial(String detail) {
    return new KmsRefusal(true, detail);
  }

  /** Makes the refusal of a key that is missing or not enabled. */
  static KmsRefusal unusable(String detail) {
    return new KmsRefusal(false, detail);
  }
}
