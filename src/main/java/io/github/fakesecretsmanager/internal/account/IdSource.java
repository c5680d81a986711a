package io.github.fakesecretsmanager.internal.account;

import java.util.Random;
import java.util.UUID;

/**
 * The source of random-looking ids and passwords. All come from one seed, so a test sees the same
 * ones in each run.
 *
 * <p>Thread-safe. If several threads ask for ids, the order in which they get them can differ
 * between runs.
 */
public final class IdSource {

  private static final String SUFFIX_CHARACTERS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

  private static final String KEY_CHARACTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

  private final Random random;

  /** Separate, so that a password does not depend on how many ids were made before. */
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

  /** Returns the 16 characters that make an access key unique. */
  public String nextKeySuffix() {
    StringBuilder suffix = new StringBuilder(16);
    for (int i = 0; i < 16; i++) {
      suffix.append(KEY_CHARACTERS.charAt(random.nextInt(KEY_CHARACTERS.length())));
    }
    return suffix.toString();
  }

  /**
   * Returns a number from 0, inclusive, to the bound, exclusive, to choose a password's characters.
   */
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
