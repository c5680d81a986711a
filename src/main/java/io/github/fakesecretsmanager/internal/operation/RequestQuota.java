package io.github.fakesecretsmanager.internal.operation;

/**
 * A quota of calls, which several operations can share. It applies to each Region and each calling
 * account, and can't be raised.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/secretsmanager/latest/userguide/reference_limits.html">AWS
 *     Secrets Manager quotas</a>
 */
public enum RequestQuota {
  /** The quota of the operations on resource policies together. */
  RESOURCE_POLICIES(50),
  /** The quota of the operations that change versions, replicas and metadata together. */
  CHANGES(50),
  /** The quota of RestoreSecret. */
  RESTORE(50),
  /** The quota of RotateSecret and CancelRotateSecret together. */
  ROTATION(50),
  /** The quota of TagResource and UntagResource together. */
  TAGS(50),
  /** The quota of BatchGetSecretValue. */
  BATCHES(100),
  /** The quota of ListSecrets. */
  LISTS(100),
  /** The quota of GetSecretValue. */
  VALUES(10_000),
  /** The quota of DescribeSecret. */
  DESCRIPTIONS(40_000),

  // AWS's page gives no rates for these four.
  /** The quota of CreateSecret. */
  CREATION(50),
  /** The quota of DeleteSecret. */
  DELETION(50),
  /** The quota of GetRandomPassword. */
  PASSWORDS(50),
  /** The quota of ListSecretVersionIds. */
  VERSIONS(50);

  private final int callsPerSecond;

  RequestQuota(int callsPerSecond) {
    this.callsPerSecond = callsPerSecond;
  }

  /** Returns how many calls a second the quota allows. */
  public int callsPerSecond() {
    return callsPerSecond;
  }
}
