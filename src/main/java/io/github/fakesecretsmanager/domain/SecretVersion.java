package io.github.fakesecretsmanager.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Describes one version of a secret.
 *
 * <p>Immutable and thread-safe.
 *
 * @param id the ClientRequestToken of the call that made it
 * @param labels its staging labels by name; a version without any is deprecated
 * @param kmsKeyArns the KMS keys it is encrypted under, the newest last; any of them decrypts it
 */
public record SecretVersion(
    String id,
    SecretValue value,
    Instant createdDate,
    Set<StagingLabel> labels,
    List<String> kmsKeyArns) {

  public SecretVersion {
    labels = Versions.sorted(labels);
    kmsKeyArns = List.copyOf(kmsKeyArns);
  }

  /** Returns the names of the staging labels in alphabetical order, as AWS answers them. */
  public List<String> stages() {
    List<String> names = new ArrayList<>(labels.size());
    for (StagingLabel label : labels) {
      names.add(label.name());
    }
    return List.copyOf(names);
  }

  boolean isLabelled() {
    return !labels.isEmpty();
  }

  SecretVersion withLabels(Set<StagingLabel> newLabels) {
    return new SecretVersion(id, value, createdDate, newLabels, kmsKeyArns);
  }

  SecretVersion encryptedUnder(List<String> keyArns) {
    return new SecretVersion(id, value, createdDate, labels, keyArns);
  }

  /** Adds a key; the version stays readable with those it had. */
  SecretVersion alsoEncryptedUnder(String keyArn) {
    List<String> keys = new ArrayList<>(kmsKeyArns);
    keys.remove(keyArn);
    keys.add(keyArn);
    return encryptedUnder(keys);
  }
}
