package io.github.fakesecretsmanager.internal.trail;

import io.github.fakesecretsmanager.domain.SecretArn;
import io.github.fakesecretsmanager.internal.account.ServiceEvent;
import java.time.Instant;

/** Something that Secrets Manager did by itself, as the log keeps it. */
record RecordedServiceEvent(ServiceEvent event, SecretArn secret, Instant time) {}
