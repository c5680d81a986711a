package io.github.fakesecretsmanager.internal.trail;

import java.time.Instant;
import java.util.Optional;

/**
 * Something that has happened, for people to look at.
 *
 * @param region where it happened
 * @param toRegion the Region that it reached besides; empty if none
 * @param isFailure whether it did not go well
 */
public record Moment(
    Instant time, String region, Optional<String> toRegion, String text, boolean isFailure) {}
