package io.github.fakesecretsmanager.internal.transport;

import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * An interceptor that unwraps what the fake itself, or a test's rotation function, has thrown.
 *
 * <p>Asynchronous clients wrap every exception in an {@code SdkClientException}. In that form, a
 * failed assertion or a call that is not simulated would look like a network error, which the code
 * under test may handle. Synchronous clients don't wrap.
 *
 * <p>A file on the class path, {@code
 * software/amazon/awssdk/global/handlers/execution.interceptors}, makes the SDK put this
 * interceptor into each client of the JVM: nothing else reaches a client that the code under test
 * builds. The interceptor leaves other exceptions alone. Thread-safe.
 */
public final class UnwrapFakeExceptions implements ExecutionInterceptor {

  /** Makes an interceptor. Only the SDK calls this, once for each client. */
  public UnwrapFakeExceptions() {}

  @Override
  public Throwable modifyException(
      Context.FailedExecution context, ExecutionAttributes attributes) {
    Throwable failure = context.exception();
    if (failure.getCause() instanceof ThrownByFake marked) {
      // The SDK requires a returned exception to have the same type, so the cause is thrown
      // instead.
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
