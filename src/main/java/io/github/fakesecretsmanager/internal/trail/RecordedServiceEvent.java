package io.github.fakesecretsmanager.internal.trail;

import io.github.fakesecretsmanager.domain.SecretArn;
import io.github.fakesecretsmanager.internal.account.ServiceEvent;
import java.time.Instant;
import java.util.Optional;

/**
 * Something that Secrets Manager did by itself, as the log keeps it.
 *
 * @param rotatedVersionId the version that a rotation is to make current; empty of other events
 * @param replicaRegion the Region of the replica; empty of events that are not of a replication
 * @param errorMessage AWS's sentence about a step of a rotation that failed
 */
record RecordedServiceEvent(
    ServiceEvent event,
    SecretArn secret,
    Instant time,
    Optional<String> rotatedVersionId,
    Optional<String> replicaRegion,
    Optional<String> errorMessage) {}
