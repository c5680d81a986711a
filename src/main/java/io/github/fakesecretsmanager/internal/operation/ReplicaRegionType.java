package io.github.fakesecretsmanager.internal.operation;

import io.github.fakesecretsmanager.internal.account.AwsRegion;
import io.github.fakesecretsmanager.internal.account.KmsKeyId;
import io.github.fakesecretsmanager.internal.account.ReplicaTarget;
import io.github.fakesecretsmanager.internal.account.SecretsManagerError;
import io.github.fakesecretsmanager.internal.operation.constraint.Length;
import io.github.fakesecretsmanager.internal.operation.constraint.Matches;
import io.github.fakesecretsmanager.internal.operation.constraint.Matches.RefusedBy;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A Region to replicate to, and the key to encrypt with there.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_ReplicaRegionType.html">ReplicaRegionType</a>
 */
record ReplicaRegionType(
    @Nullable @Length(min = 1, max = 128) @Matches(value = PATTERN, refusedBy = RefusedBy.OPERATION)
        String region,
    @Nullable @Length(max = 2048) String kmsKeyId)
    implements ConditionKeyed {

  static final String PATTERN = "^([a-z]+-)+\\d+$";

  private static final Predicate<String> IS_NAME = Pattern.compile(PATTERN).asMatchPredicate();

  /**
   * Requires that a text has the form of a Region's name.
   *
   * @throws SecretsManagerError InvalidParameterException if it does not
   */
  static void requireName(String region) {
    if (!IS_NAME.test(region)) {
      throw SecretsManagerError.invalidReplicaRegion();
    }
  }

  @Override
  public void giveValues(String key, Values values) {
    if (region != null) {
      values.add(key, region);
    }
  }

  /**
   * Returns the requested targets, in the order of the request.
   *
   * @throws SecretsManagerError InvalidParameterException if a Region is left out, is the call's
   *     own, does not exist, is in another partition or is named twice
   */
  static List<ReplicaTarget> targets(CallContext call, List<ReplicaRegionType> requested) {
    Set<String> regions = new HashSet<>();
    List<ReplicaTarget> targets = new ArrayList<>();
    for (ReplicaRegionType wanted : requested) {
      String name = requireReplicaRegion(call.region().region(), call, wanted.region);
      if (!regions.add(name)) {
        throw SecretsManagerError.invalidReplicaRegion();
      }
      targets.add(new ReplicaTarget(name, KmsKeyId.of(wanted.kmsKeyId)));
    }
    return targets;
  }

  private static String requireReplicaRegion(
      AwsRegion own, CallContext call, @Nullable String name) {
    if (name == null || name.equals(own.name()) || !isInPartition(own.partition(), call, name)) {
      throw SecretsManagerError.invalidReplicaRegion();
    }
    return name;
  }

  private static boolean isInPartition(String partition, CallContext call, String name) {
    return call.account()
        .findRegion(name)
        .filter(store -> store.region().partition().equals(partition))
        .isPresent();
  }
}
