package io.github.fakesecretsmanager.domain;

import java.util.Objects;

/**
 * Names a version of a secret, for example {@code AWSCURRENT}; within one secret a label stands on
 * one version at most.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/secretsmanager/latest/userguide/whats-in-a-secret.html">What's
 *     in a secret</a>
 */
public record StagingLabel(String name) {

  public StagingLabel {
    Objects.requireNonNull(name, "name; give a label, for example \"AWSCURRENT\"");
  }

  /** The version that GetSecretValue returns when nothing else is asked for. */
  public static final StagingLabel AWSCURRENT = new StagingLabel("AWSCURRENT");

  /** The version that was current before. */
  public static final StagingLabel AWSPREVIOUS = new StagingLabel("AWSPREVIOUS");

  /** The version that a rotation is preparing. */
  public static final StagingLabel AWSPENDING = new StagingLabel("AWSPENDING");

  @Override
  public String toString() {
    return name;
  }
}
