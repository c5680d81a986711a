package io.github.fakesecretsmanager.internal.transport;

import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * An interceptor that unwraps what the fake itself, or a test's rotation function, has thrown.
 *
 * <p>Asynchronous clients wrap it in an {@code SdkClientException}. In that form a failed assertion
 * or a call that is not simulated would look like a network error, which the code under test may
 * handle. Synchronous clients throw it as it is.
 *
 * <p>The SDK puts it into each client of the JVM, as a file on the class path tells it to ({@code
 * software/amazon/awssdk/global/handlers/execution.interceptors}): no other way leads to a client
 * that the code under test builds. It leaves alone all that is not marked. Thread-safe.
 */
public final class UnwrapFakeExceptions implements ExecutionInterceptor {

  /** Is for the SDK alone, which makes one for each client. */
  public UnwrapFakeExceptions() {}

  @Override
  public Throwable modifyException(
      Context.FailedExecution context, ExecutionAttributes attributes) {
    Throwable failure = context.exception();
    if (failure.getCause() instanceof ThrownByFake marked) {
      // The SDK wants an exception of the same type returned, so the cause is thrown instead.
      Throwable thrown = marked.getCause();
      if (thrown instanceof Error error) {
        throw error;
      }
      if (thrown instanceof RuntimeException exception) {
        throw exception;
      }
    }
    return failure;
  }
}
