package io.github.fakesecretsmanager;

import io.github.fakesecretsmanager.domain.RotationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Runs a handler of AWS Lambda's Java library as a rotation function.
 *
 * <p>The library is found through the handler's own class: it need not be on anybody else's class
 * path. Thread-safe as far as the handler is.
 */
final class LambdaRequestHandler implements RotationHandler {

  private static final String INTERFACE = "com.amazonaws.services.lambda.runtime.RequestHandler";
  private static final int REMAINING_MILLIS = 900_000;
  private static final int MEMORY_MB = 512;

  private final String lambdaArn;
  private final Object handler;
  private final Method handleRequest;
  private final Class<?> eventType;

  LambdaRequestHandler(String lambdaArn, Object handler) {
    this.lambdaArn = lambdaArn;
    this.handler = handler;
    this.handleRequest =
        interfaces(handler.getClass())
            .filter(type -> type.getName().equals(INTERFACE))
            .flatMap(type -> Stream.of(type.getMethods()))
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "<" + handler.getClass().getName() + "> does not implement " + INTERFACE));
    this.eventType = eventType(handler.getClass());
    // Refuses an event of a wrong type now, not in the middle of a rotation.
    event(Map.of());
  }

  private static Stream<Class<?>> interfaces(@Nullable Class<?> type) {
    return type == null
        ? Stream.empty()
        : Stream.concat(
            Stream.of(type),
            Stream.concat(
                interfaces(type.getSuperclass()),
                Arrays.stream(type.getInterfaces()).flatMap(LambdaRequestHandler::interfaces)));
  }

  /** Finds the type of the event; Object where the class does not say it, as of a lambda. */
  private static Class<?> eventType(Class<?> handlerClass) {
    return Stream.of(handlerClass.getMethods())
        .filter(method -> method.getName().equals("handleRequest"))
        .filter(method -> method.getParameterCount() == 2 && !method.isBridge())
        .<Class<?>>map(method -> method.getParameterTypes()[0])
        .filter(type -> type != Object.class)
        .findFirst()
        .orElse(Object.class);
  }

  @Override
  public void handle(Event event) throws Exception {
    Map<String, String> members = new LinkedHashMap<>();
    members.put("Step", event.step().eventName());
    members.put("SecretId", event.secret().toString());
    members.put("ClientRequestToken", event.clientRequestToken());
    try {
      handleRequest.invoke(handler, event(members), context(event.clientRequestToken()));
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof Exception failure) {
        throw failure;
      }
      throw (Error) e.getCause();
    }
  }

  private Object event(Map<String, String> members) {
    if (eventType.isAssignableFrom(LinkedHashMap.class)) {
      return new LinkedHashMap<>(members);
    }
    try {
      Object bean = eventType.getConstructor().newInstance();
      for (String member : new String[] {"Step", "SecretId", "ClientRequestToken"}) {
        eventType.getMethod("set" + member, String.class).invoke(bean, members.get(member));
      }
      return bean;
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException(
          "can't make an event of <"
              + eventType.getName()
              + "> for "
              + handler.getClass().getName()
              + "; the event of a rotation must be a Map<String, String>, or have a public"
              + " constructor and setters for Step, SecretId and ClientRequestToken",
          e);
    }
  }

  /** Makes the Context of an invocation; its logger throws away what it is given. */
  private Object context(String requestId) {
    Map<String, Object> values =
        Map.of(
            "getAwsRequestId", requestId,
            "getFunctionName", lambdaArn.split(":")[6],
            "getFunctionVersion", "$LATEST",
            "getInvokedFunctionArn", lambdaArn,
            "getRemainingTimeInMillis", REMAINING_MILLIS,
            "getMemoryLimitInMB", MEMORY_MB);
    return proxy(
        handleRequest.getParameterTypes()[1],
        method ->
            method.getName().equals("getLogger")
                ? proxy(method.getReturnType(), any -> null)
                : values.get(method.getName()));
  }

  private interface Answer {
    @Nullable Object to(Method method);
  }

  private static Object proxy(Class<?> type, Answer answer) {
    return Proxy.newProxyInstance(
        type.getClassLoader(),
        new Class<?>[] {type},
        (proxy, method, arguments) -> answer.to(method));
  }
}
