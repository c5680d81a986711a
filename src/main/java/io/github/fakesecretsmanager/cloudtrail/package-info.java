/**
 * The events of the audit log, in CloudTrail's shape.
 *
 * <p>Start with {@link io.github.fakesecretsmanager.cloudtrail.CloudTrailEvent}.
 */
@NullMarked
package io.github.fakesecretsmanager.cloudtrail;

import org.jspecify.annotations.NullMarked;
