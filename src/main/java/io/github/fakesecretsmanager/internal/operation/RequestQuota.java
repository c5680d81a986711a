package io.github.fakesecretsmanager.internal.operation;

/**
 * A quota of calls, which operations may share. It counts for each Region and each account of
 * callers, and can't be raised.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/secretsmanager/latest/userguide/reference_limits.html">AWS
 *     Secrets Manager quotas</a>
 */
public enum RequestQuota {
  /** Of the operations on resource policies together. */
  RESOURCE_POLICIES(50),
  /** Of the operations that change versions, replicas and metadata together. */
  CHANGES(50),
  /** Of RestoreSecret. */
  RESTORE(50),
  /** Of RotateSecret and CancelRotateSecret together. */
  ROTATION(50),
  /** Of TagResource and UntagResource together. */
  TAGS(50),
  /** Of BatchGetSecretValue. */
  BATCHES(100),
  /** Of ListSecrets. */
  LISTS(100),
  /** Of GetSecretValue. */
  VALUES(10_000),
  /** Of DescribeSecret. */
  DESCRIPTIONS(40_000),

  // AWS's page has no rates for these four.
  /** Of CreateSecret. */
  CREATION(50),
  /** Of DeleteSecret. */
  DELETION(50),
  /** Of GetRandomPassword. */
  PASSWORDS(50),
  /** Of ListSecretVersionIds. */
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
