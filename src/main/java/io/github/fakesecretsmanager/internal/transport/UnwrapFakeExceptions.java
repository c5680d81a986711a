package io.github.fakesecretsmanager.internal.transport;

import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * An interceptor that unwraps what the fake itself, or a test's rotation function, has thrown.
 *
 * <p>Asynchronous clients wrap it in an {@code SdkClientException}. In that form a failed assertion
 * or a call that is not simulated would look like a network error, which the code under test may
 * handle. Synchronous clients throw it as it is.
 */
final class UnwrapFakeExceptions implements ExecutionInterceptor {

  @Override
  public Throwable modifyException(
      Context.FailedExecution context, ExecutionAttributes attributes) {
    Throwable failure = context.exception();
    if (failure instanceof SdkClientException) {
      // The SDK wants an exception of the same type returned, so the cause is thrown instead.
      Throwable cause = failure.getCause();
      if (cause instanceof Error error) {
        throw error;
      }
      if (cause instanceof RuntimeException exception && !(cause instanceof SdkException)) {
        throw exception;
      }
    }
    return failure;
  }
}
