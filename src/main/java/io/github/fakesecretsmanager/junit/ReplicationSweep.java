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
 * A test that runs once as it is, and then once for each Region and each thing that can become of
 * the replicas there; in place of {@code @Test}, and usable on a team's own annotation.
 *
 * <p>It changes what becomes of replication that the test method starts, or that a change in the
 * test method starts. Otherwise it goes by the rules of {@link FaultSweep}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@TestTemplate
@Execution(ExecutionMode.SAME_THREAD)
@ExtendWith(FakeSecretsManagerExtension.class)
@ExtendWith(SweepProvider.class)
public @interface ReplicationSweep {

  /** The Regions of the replicas; those to which the first run replicates. */
  String[] regions();

  /** What becomes of the replicas. */
  ReplicaOutcome[] outcomes() default {
    ReplicaOutcome.IN_SYNC_LATE, ReplicaOutcome.FAILED, ReplicaOutcome.NEVER_IN_SYNC
  };

  /** The reasons for {@link ReplicaOutcome#FAILED}; all those of AWS by default. */
  ReplicationFailure.Reason[] reasons() default {
    ReplicationFailure.Reason.SECRET_NAME_EXISTS,
    ReplicationFailure.Reason.REPLICATED_WITH_DIFFERENT_ARN,
    ReplicationFailure.Reason.SECRET_HAS_REPLICAS,
    ReplicationFailure.Reason.SECRET_SCHEDULED_FOR_DELETION,
    ReplicationFailure.Reason.KMS_ACCESS_DENIED,
    ReplicationFailure.Reason.KMS_KEY_DISABLED_OR_NOT_FOUND,
    ReplicationFailure.Reason.REGION_NOT_ENABLED
  };

  /** The number of runs beyond which the sweep is refused. */
  int maxRuns() default 1000;
}
