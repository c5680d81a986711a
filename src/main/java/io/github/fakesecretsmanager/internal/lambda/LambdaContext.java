package io.github.fakesecretsmanager.internal.lambda;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The {@code Context} of an invocation. Its logger drops all messages.
 *
 * <p>It is a proxy for the interface in the handler's own library. Every other value of the
 * interface, including those of newer versions, is null.
 */
final class LambdaContext {

  private static final int REMAINING_MILLIS = 900_000;
  private static final int MEMORY_MB = 512;

  private LambdaContext() {}

  /** Makes the context of an invocation of a function. */
  static Object of(Class<?> contextType, String lambdaArn, String requestId) {
    String functionName = lambdaArn.split(":", 8)[6];
    Map<String, Object> values =
        Map.ofEntries(
            Map.entry("getAwsRequestId", requestId),
            Map.entry("getFunctionName", functionName),
            Map.entry("getFunctionVersion", "$LATEST"),
            Map.entry("getInvokedFunctionArn", lambdaArn),
            Map.entry("getLogGroupName", "/aws/lambda/" + functionName),
            Map.entry("getLogStreamName", "[$LATEST]" + requestId),
            Map.entry("getRemainingTimeInMillis", REMAINING_MILLIS),
            Map.entry("getMemoryLimitInMB", MEMORY_MB));
    return proxy(
        contextType,
        method ->
            method.getName().equals("getLogger")
                ? proxy(method.getReturnType(), ignored -> null)
                : values.get(method.getName()));
  }

  private interface Answer {
    @Nullable Object to(Method method);
  }

  // A proxy equals only itself.
  @SuppressWarnings("ReferenceEquality")
  private static Object proxy(Class<?> type, Answer answer) {
    return Proxy.newProxyInstance(
        type.getClassLoader(),
        new Class<?>[] {type},
        (proxy, method, arguments) ->
            switch (method.getName()) {
              case "equals" -> proxy == arguments[0];
              case "hashCode" -> System.identityHashCode(proxy);
              case "toString" -> "a " + type.getSimpleName() + " of fake-secrets-manager";
              default -> answer.to(method);
            });
  }
}
