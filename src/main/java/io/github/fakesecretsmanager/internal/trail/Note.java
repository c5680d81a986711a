package io.github.fakesecretsmanager.internal.trail;

import java.time.Instant;

/**
 * An incident that CloudTrail does not see.
 *
 * @param before the number of events that were recorded before it
 * @param region where it happened
 */
public record Note(long before, Instant time, String region, String text, boolean isFailure) {}
