/**
 * AWS's limits on the members of a request, as annotations on the request record. Each reads like
 * its line in AWS's API reference.
 */
@NullMarked
package io.github.fakesecretsmanager.internal.operation.constraint;

import org.jspecify.annotations.NullMarked;
