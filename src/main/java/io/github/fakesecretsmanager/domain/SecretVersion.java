package io.github.fakesecretsmanager.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A version of a secret.
 *
 * <p>Immutable and thread-safe.
 *
 * @param id the ClientRequestToken of the call that created it
 * @param value the value; empty until a rotation function has put one
 * @param createdDate when it was created, by the fake's clock
 * @param labels its staging labels by name; a version without a label is deprecated
 * @param kmsKeyArns the ARNs of the KMS keys it is encrypted under, the newest last; each of them
 *     decrypts it
 * @param lastAccessedDate the day on which it was last read in this Region, in UTC; empty if it was
 *     never read
 */
public record SecretVersion(
    String id,
    Optional<SecretValue> value,
    Instant createdDate,
    Set<StagingLabel> labels,
    List<String> kmsKeyArns,
    Optional<LocalDate> lastAccessedDate) {

  /**
   * Creates a version with copies of the labels, sorted, and of the keys.
   *
   * @param id the id of the version
   * @param value the value; empty for a version that has none yet
   * @param createdDate when it was created
   * @param labels its staging labels, in any order
   * @param kmsKeyArns the ARNs of the KMS keys, the newest last
   * @param lastAccessedDate the day on which it was last read, in UTC; empty if it was never read
   */
  public SecretVersion {
    labels = StagingLabel.sorted(labels);
    kmsKeyArns = List.copyOf(kmsKeyArns);
  }

  /**
   * Creates a version with a value, encrypted under a key.
   *
   * @param id the id of the version
   * @param value the value
   * @param createdDate when it was created
   * @param labels its staging labels
   * @param keyArn the ARN of the KMS key
   * @return the version
   */
  public static SecretVersion of(
      String id, SecretValue value, Instant createdDate, Set<StagingLabel> labels, String keyArn) {
    return new SecretVersion(
        id, Optional.of(value), createdDate, labels, List.of(keyArn), Optional.empty());
  }

  /**
   * Creates a version without a value, which a rotation function is to put.
   *
   * @param id the id of the version
   * @param createdDate when it was created
   * @param labels its staging labels
   * @return the version
   */
  public static SecretVersion empty(String id, Instant createdDate, Set<StagingLabel> labels) {
    return new SecretVersion(
        id, Optional.empty(), createdDate, labels, List.of(), Optional.empty());
  }

  /** {@return the names of the staging labels in alphabetical order, as AWS returns them} */
  public List<String> stages() {
    List<String> names = new ArrayList<>(labels.size());
    for (StagingLabel label : labels) {
      names.add(label.name());
    }
    return List.copyOf(names);
  }

  /** {@return whether the version has a staging label} A version without one is deprecated. */
  public boolean isLabelled() {
    return !labels.isEmpty();
  }

  /**
   * Returns another version with the same value, without a label.
   *
   * @param newId the id of the new version
   * @param now when it is created
   * @return the new version
   */
  public SecretVersion copy(String newId, Instant now) {
    return new SecretVersion(newId, value, now, Set.of(), kmsKeyArns, Optional.empty());
  }

  /**
   * Returns a copy with other staging labels.
   *
   * @param newLabels the labels; empty for a deprecated version
   * @return the copy
   */
  public SecretVersion withLabels(Set<StagingLabel> newLabels) {
    return new SecretVersion(id, value, createdDate, newLabels, kmsKeyArns, lastAccessedDate);
  }

  /**
   * Returns a copy that is encrypted under other keys.
   *
   * @param keyArns the ARNs of the KMS keys, the newest last
   * @return the copy
   */
  public SecretVersion encryptedUnder(List<String> keyArns) {
    return new SecretVersion(id, value, createdDate, labels, keyArns, lastAccessedDate);
  }

  /**
   * Returns a copy with another date of access.
   *
   * @param day the day in UTC; empty if it was not read
   * @return the copy
   */
  public SecretVersion accessedOn(Optional<LocalDate> day) {
    return new SecretVersion(id, value, createdDate, labels, kmsKeyArns, day);
  }

  /**
   * Returns a copy that is also encrypted under a key. Its earlier keys still decrypt it.
   *
   * @param keyArn the ARN of the KMS key, which becomes the newest
   * @return the copy
   */
  public SecretVersion alsoEncryptedUnder(String keyArn) {
    List<String> keys = new ArrayList<>(kmsKeyArns);
    keys.remove(keyArn);
    keys.add(keyArn);
    return encryptedUnder(keys);
  }
}
