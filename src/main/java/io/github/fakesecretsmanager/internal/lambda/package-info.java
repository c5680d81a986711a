/** Handlers of AWS Lambda's Java library as rotation functions. */
@NullMarked
package io.github.fakesecretsmanager.internal.lambda;

import org.jspecify.annotations.NullMarked;
