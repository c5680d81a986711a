package io.github.fakesecretsmanager.support;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerAsyncClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.SecretsManagerRequest;

/** A client that makes each call with an asynchronous client, and waits for the answer. */
public final class JoiningClient {

  private JoiningClient() {}

  /** Returns a client that looks synchronous. */
  public static SecretsManagerClient of(SecretsManagerAsyncClient client) {
    return (SecretsManagerClient)
        Proxy.newProxyInstance(
            SecretsManagerClient.class.getClassLoader(),
            new Class<?>[] {SecretsManagerClient.class},
            (proxy, method, arguments) ->
                method.getName().endsWith("Paginator")
                    ? paginator(proxy, method, arguments)
                    : call(client, method, arguments));
  }

  /** Reads pages by the calls of the client given, which the SDK's own paginators make. */
  private static Object paginator(Object client, Method method, Object[] arguments)
      throws Throwable {
    return arguments != null && arguments[0] instanceof SecretsManagerRequest request
        ? method
            .getReturnType()
            .getConstructor(SecretsManagerClient.class, request.getClass())
            .newInstance(client, request)
        : InvocationHandler.invokeDefault(client, method, arguments);
  }

  private static Object call(SecretsManagerAsyncClient client, Method method, Object[] arguments)
      throws Throwable {
    try {
      Object answer =
          SecretsManagerAsyncClient.class
              .getMethod(method.getName(), method.getParameterTypes())
              .invoke(client, arguments);
      return answer instanceof CompletableFuture<?> future ? future.join() : answer;
    } catch (CompletionException | InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
