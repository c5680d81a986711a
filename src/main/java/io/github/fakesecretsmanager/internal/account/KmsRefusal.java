package io.github.fakesecretsmanager.internal.account;

/**
 * Says why a KMS key does not do what is asked of it.
 *
 * @param isDenial whether the key exists and works but does not permit it
 * @param detail a sentence for people, with the key and the cure
 */
record KmsRefusal(boolean isDenial, String detail) {}
