package io.github.fakesecretsmanager.internal.transport;

import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * Takes what the fake itself has thrown out of the exception that asynchronous clients wrap it in.
 *
 * <p>That something is not simulated, or that a test's own assertion has failed, must not look like
 * an error of the network, which the code under test may handle. Synchronous clients let it pass.
 */
final class UnwrapFakeExceptions implements ExecutionInterceptor {

  @Override
  public Throwable modifyException(
      Context.FailedExecution context, ExecutionAttributes attributes) {
    Throwable failure = context.exception();
    if (failure instanceof SdkClientException) {
      // What is returned must be of the type it was, so the cause is thrown instead.
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
