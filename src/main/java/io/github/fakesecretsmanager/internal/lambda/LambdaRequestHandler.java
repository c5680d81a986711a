package io.github.fakesecretsmanager.internal.lambda;

import io.github.fakesecretsmanager.internal.account.RotationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Proxy;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Runs a handler of AWS Lambda's Java library as a rotation function.
 *
 * <p>The library is found through the handler's own class: it need not be on anybody else's class
 * path. Thread-safe as far as the handler is.
 */
public final class LambdaRequestHandler implements RotationHandler {

  private static final String INTERFACE = "com.amazonaws.services.lambda.runtime.RequestHandler";
  private static final int REMAINING_MILLIS = 900_000;
  private static final int MEMORY_MB = 512;

  private final String lambdaArn;
  private final Object handler;
  private final Method handleRequest;
  private final Class<?> eventType;

  public LambdaRequestHandler(String lambdaArn, Object handler) {
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
    this.eventType = eventType(handler.getClass(), Map.of()).orElse(Object.class);
    if (!isMap()) {
      requireBean();
    }
  }

  private boolean isMap() {
    return eventType.isAssignableFrom(LinkedHashMap.class);
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

  /** Finds what a class gives for the first type parameter of the interface; empty for none. */
  private static Optional<Class<?>> eventType(Type type, Map<Type, Type> known) {
    Class<?> raw = raw(type);
    Map<Type, Type> arguments = new HashMap<>();
    if (type instanceof ParameterizedType generic) {
      for (int i = 0; i < raw.getTypeParameters().length; i++) {
        Type argument = generic.getActualTypeArguments()[i];
        arguments.put(raw.getTypeParameters()[i], known.getOrDefault(argument, argument));
      }
    }
    if (raw.getName().equals(INTERFACE)) {
      return Optional.ofNullable(arguments.get(raw.getTypeParameters()[0]))
          .<Class<?>>map(LambdaRequestHandler::raw);
    }
    return Stream.concat(
            Stream.ofNullable(raw.getGenericSuperclass()), Stream.of(raw.getGenericInterfaces()))
        .flatMap(parent -> eventType(parent, arguments).stream())
        .findFirst();
  }

  private static Class<?> raw(Type type) {
    if (type instanceof ParameterizedType generic) {
      return (Class<?>) generic.getRawType();
    }
    return type instanceof Class<?> plain ? plain : Object.class;
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

  private Object event(Map<String, String> members) throws ReflectiveOperationException {
    if (isMap()) {
      return members;
    }
    Object bean = eventType.getConstructor().newInstance();
    for (Map.Entry<String, String> member : members.entrySet()) {
      setter(member.getKey()).invoke(bean, member.getValue());
    }
    return bean;
  }

  private Method setter(String member) throws NoSuchMethodException {
    return eventType.getMethod("set" + member, String.class);
  }

  /** Refuses an event of a wrong type now, not in the middle of a rotation. */
  private void requireBean() {
    try {
      eventType.getConstructor();
      for (String member : List.of("Step", "SecretId", "ClientRequestToken")) {
        setter(member);
      }
    } catch (NoSuchMethodException e) {
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
            "getAwsRequestId",
            requestId,
            "getFunctionName",
            lambdaArn.split(":")[6],
            "getFunctionVersion",
            "$LATEST",
            "getInvokedFunctionArn",
            lambdaArn,
            "getLogGroupName",
            "/aws/lambda/" + lambdaArn.split(":")[6],
            "getLogStreamName",
            "[$LATEST]" + requestId,
            "getRemainingTimeInMillis",
            REMAINING_MILLIS,
            "getMemoryLimitInMB",
            MEMORY_MB);
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
        (proxy, method, arguments) ->
            switch (method.getName()) {
              case "equals" -> proxy == arguments[0];
              case "hashCode" -> System.identityHashCode(proxy);
              case "toString" -> "a " + type.getSimpleName() + " of fake-secrets-manager";
              default -> answer.to(method);
            });
  }
}
