package io.github.fakesecretsmanager.internal.lambda;

import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The interface of AWS Lambda's Java library as a handler's class implements it.
 *
 * @param handleRequest the interface's method
 * @param eventType the class of its events; {@code Object} if the handler leaves it open
 */
record HandlerType(Method handleRequest, Class<?> eventType) {

  private static final String INTERFACE = "com.amazonaws.services.lambda.runtime.RequestHandler";

  /**
   * Finds the interface among those of a class.
   *
   * @throws IllegalArgumentException if the class does not implement it
   */
  static HandlerType of(Class<?> handler) {
    return find(handler, Map.of())
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "invalid handler <%s>: use a class that implements %s"
                        .formatted(handler.getName(), INTERFACE)));
  }

  /**
   * Searches a type and those that it extends.
   *
   * @param known the types that stand for the type variables in the declaration of the type
   */
  private static Optional<HandlerType> find(Type type, Map<Type, Type> known) {
    Class<?> raw = raw(type);
    Map<Type, Type> arguments = arguments(type, known);
    if (raw.getName().equals(INTERFACE)) {
      Type event = arguments.getOrDefault(raw.getTypeParameters()[0], Object.class);
      return Optional.of(new HandlerType(raw.getMethods()[0], raw(event)));
    }
    return Stream.concat(
            Stream.ofNullable(raw.getGenericSuperclass()), Stream.of(raw.getGenericInterfaces()))
        .flatMap(parent -> find(parent, arguments).stream())
        .findFirst();
  }

  private static Map<Type, Type> arguments(Type type, Map<Type, Type> known) {
    Map<Type, Type> arguments = new HashMap<>();
    if (type instanceof ParameterizedType generic) {
      Type[] variables = raw(type).getTypeParameters();
      for (int i = 0; i < variables.length; i++) {
        Type argument = generic.getActualTypeArguments()[i];
        arguments.put(variables[i], known.getOrDefault(argument, argument));
      }
    }
    return arguments;
  }

  private static Class<?> raw(Type type) {
    if (type instanceof ParameterizedType generic) {
      return (Class<?>) generic.getRawType();
    }
    return type instanceof Class<?> plain ? plain : Object.class;
  }

  Class<?> contextType() {
    return handleRequest.getParameterTypes()[1];
  }
}
