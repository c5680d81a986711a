package io.github.fakesecretsmanager.internal.trail;

import java.time.Instant;
import java.util.Optional;

/**
 * A moment of the timeline, for people to look at.
 *
 * @param region where it happened
 * @param toRegion the other Region that it reached; empty if none
 * @param isFailure whether something failed
 */
public record Moment(
    Instant time, String region, Optional<String> toRegion, String text, boolean isFailure) {}
