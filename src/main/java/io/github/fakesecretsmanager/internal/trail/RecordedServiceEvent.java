package io.github.fakesecretsmanager.internal.trail;

import io.github.fakesecretsmanager.domain.SecretArn;
import io.github.fakesecretsmanager.internal.account.ServiceEvent;
import java.time.Instant;
import java.util.Optional;

/**
 * An event of what Secrets Manager did by itself, as the log keeps it.
 *
 * @param rotatedVersionId the version that a rotation is to make current; empty for other events
 * @param replicaRegion the Region of the replica; empty for events that are not about replication
 * @param errorMessage AWS's sentence about a step of a rotation that failed
 */
record RecordedServiceEvent(
    ServiceEvent event,
    SecretArn secret,
    Instant time,
    Optional<String> rotatedVersionId,
    Optional<String> replicaRegion,
    Optional<String> errorMessage) {}
