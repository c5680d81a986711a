package io.github.fakesecretsmanager.internal.account;

import java.util.Random;
import java.util.UUID;

/**
 * The source of random-looking ids and passwords, made from one seed, so that a test sees the same
 * ones each time.
 *
 * <p>Thread-safe; but with several threads the order of the ids depends on them.
 */
public final class IdSource {

  private static final String SUFFIX_CHARACTERS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

  private static final String KEY_CHARACTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

  private final Random random;

  /** Of its own, so that a password does not depend on how many ids were made before. */
  private final Random passwordRandom;

  public IdSource(long seed) {
    this.random = new Random(seed);
    this.passwordRandom = new Random(seed);
  }

  /** Returns a version 4 UUID, as AWS uses for request ids, key ids and version ids. */
  public String nextUuid() {
    long high = (random.nextLong() & 0xffff_ffff_ffff_0fffL) | 0x4000L;
    long low = (random.nextLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
    return new UUID(high, low).toString();
  }

  /** Returns the sixteen characters by which access keys differ. */
  public String nextKeySuffix() {
    StringBuilder suffix = new StringBuilder(16);
    for (int i = 0; i < 16; i++) {
      suffix.append(KEY_CHARACTERS.charAt(random.nextInt(KEY_CHARACTERS.length())));
    }
    return suffix.toString();
  }

  /** Returns a number from 0 up to, and without, the bound, to choose a password's characters. */
  public int nextPasswordInt(int bound) {
    return passwordRandom.nextInt(bound);
  }

  /** Returns the six characters that AWS appends to a secret's name in its ARN. */
  public String nextArnSuffix() {
    StringBuilder suffix = new StringBuilder(6);
    for (int i = 0; i < 6; i++) {
      suffix.append(SUFFIX_CHARACTERS.charAt(random.nextInt(SUFFIX_CHARACTERS.length())));
    }
    return suffix.toString();
  }
}
