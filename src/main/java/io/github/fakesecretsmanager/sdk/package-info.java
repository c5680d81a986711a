/** The HTTP services that the AWS SDK gives to clients while default clients are captured. */
@NullMarked
package io.github.fakesecretsmanager.sdk;

import org.jspecify.annotations.NullMarked;
