/**
 * The HTTP services that a system property of the AWS SDK names; nothing else of the SDK's is here.
 */
@NullMarked
package io.github.fakesecretsmanager.sdk;

import org.jspecify.annotations.NullMarked;
