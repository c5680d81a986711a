package io.github.fakesecretsmanager.junit;

import io.github.fakesecretsmanager.domain.ReplicationFailure;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * A test that runs once as it is, and then once for each Region and each outcome of the replicas
 * there; in place of {@code @Test}, and usable as a meta-annotation.
 *
 * <pre>{@code
 * @ReplicationSweep(regions = "eu-west-3")
 * void the_primary_stays_readable(SecretsManagerClient client) {
 *   client.createSecret(
 *       r -> r.name("db").secretString("one").addReplicaRegions(to -> to.region("eu-west-3")));
 *
 *   assertThat(client.getSecretValue(r -> r.secretId("db")).secretString()).isEqualTo("one");
 * }
 * }</pre>
 *
 * <p>It affects replication that starts in the test method, including replication of a change.
 * Otherwise the rules of {@link FaultSweep} apply.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@TestTemplate
@Execution(ExecutionMode.SAME_THREAD)
@ExtendWith(FakeSecretsManagerExtension.class)
@ExtendWith(SweepProvider.class)
public @interface ReplicationSweep {

  /**
   * {@return the Regions of the replicas, such as {@code eu-west-3}; at least one} The first run
   * must replicate to each of them.
   */
  String[] regions();

  /** {@return the outcomes to try, at least one; all by default} */
  ReplicaOutcome[] outcomes() default {
    ReplicaOutcome.IN_SYNC_LATE, ReplicaOutcome.FAILED, ReplicaOutcome.NEVER_IN_SYNC
  };

  /**
   * {@return the reasons for {@link ReplicaOutcome#FAILED}; all those of AWS by default} {@link
   * ReplicationFailure.Reason#SCRIPTED} is refused.
   */
  ReplicationFailure.Reason[] reasons() default {
    ReplicationFailure.Reason.SECRET_NAME_EXISTS,
    ReplicationFailure.Reason.REPLICATED_WITH_DIFFERENT_ARN,
    ReplicationFailure.Reason.SECRET_HAS_REPLICAS,
    ReplicationFailure.Reason.SECRET_SCHEDULED_FOR_DELETION,
    ReplicationFailure.Reason.KMS_ACCESS_DENIED,
    ReplicationFailure.Reason.KMS_KEY_DISABLED_OR_NOT_FOUND,
    ReplicationFailure.Reason.REGION_NOT_ENABLED
  };

  /**
   * {@return the number of runs beyond which the sweep is refused; at least 1, and 1000 by default}
   */
  int maxRuns() default 1000;
}
