/**
 * The audit log: an event for every call and for what Secrets Manager does by itself, in
 * CloudTrail's shape, and the search for secret values in it.
 *
 * <p>Start with {@link io.github.fakesecretsmanager.cloudtrail.CloudTrailEvent}.
 */
@NullMarked
package io.github.fakesecretsmanager.cloudtrail;

import org.jspecify.annotations.NullMarked;
