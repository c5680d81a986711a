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
 * @param id the ClientRequestToken of the call that made it
 * @param value empty until a rotation function has put one
 * @param labels its staging labels by name; a version without one is deprecated
 * @param kmsKeyArns the KMS keys it is encrypted under, the newest last; each of them decrypts it
 * @param lastAccessedDate the day on which it was last read in this Region (UTC)
 */
public record SecretVersion(
    String id,
    Optional<SecretValue> value,
    Instant createdDate,
    Set<StagingLabel> labels,
    List<String> kmsKeyArns,
    Optional<LocalDate> lastAccessedDate) {

  public SecretVersion {
    labels = StagingLabel.sorted(labels);
    kmsKeyArns = List.copyOf(kmsKeyArns);
  }

  /** Makes a version with a value, encrypted under a key. */
  public static SecretVersion of(
      String id, SecretValue value, Instant createdDate, Set<StagingLabel> labels, String keyArn) {
    return new SecretVersion(
        id, Optional.of(value), createdDate, labels, List.of(keyArn), Optional.empty());
  }

  /** Makes a version that a rotation function is to fill. */
  public static SecretVersion empty(String id, Instant createdDate, Set<StagingLabel> labels) {
    return new SecretVersion(
        id, Optional.empty(), createdDate, labels, List.of(), Optional.empty());
  }

  /** Returns the names of the staging labels in alphabetical order, as AWS answers them. */
  public List<String> stages() {
    List<String> names = new ArrayList<>(labels.size());
    for (StagingLabel label : labels) {
      names.add(label.name());
    }
    return List.copyOf(names);
  }

  /** Returns whether the version has a staging label; one without is deprecated. */
  public boolean isLabelled() {
    return !labels.isEmpty();
  }

  /** Returns another version of the same value, without a label. */
  public SecretVersion copy(String newId, Instant now) {
    return new SecretVersion(newId, value, now, Set.of(), kmsKeyArns, Optional.empty());
  }

  /** Returns a copy with other staging labels. */
  public SecretVersion withLabels(Set<StagingLabel> newLabels) {
    return new SecretVersion(id, value, createdDate, newLabels, kmsKeyArns, lastAccessedDate);
  }

  /** Returns a copy that is encrypted under other keys, the newest last. */
  public SecretVersion encryptedUnder(List<String> keyArns) {
    return new SecretVersion(id, value, createdDate, labels, keyArns, lastAccessedDate);
  }

  /** Returns a copy with another date of access. */
  public SecretVersion accessedOn(Optional<LocalDate> day) {
    return new SecretVersion(id, value, createdDate, labels, kmsKeyArns, day);
  }

  /** Returns a copy with a key added; it stays readable with those it had. */
  public SecretVersion alsoEncryptedUnder(String keyArn) {
    List<String> keys = new ArrayList<>(kmsKeyArns);
    keys.remove(keyArn);
    keys.add(keyArn);
    return encryptedUnder(keys);
  }
}
