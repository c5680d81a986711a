package io.github.fakesecretsmanager.internal.lambda;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A factory of the events that a handler takes: maps or beans. */
interface EventFactory {

  String STEP = "Step";
  String SECRET_ID = "SecretId";
  String CLIENT_REQUEST_TOKEN = "ClientRequestToken";

  /** Makes an event with the members of a rotation event. */
  Object make(Map<String, String> members) throws ReflectiveOperationException;

  /**
   * Returns the factory for a type of event. An unsuitable type is refused now, not in the middle
   * of a rotation.
   *
   * @throws IllegalArgumentException if the type is neither a map nor a bean with such setters
   */
  static EventFactory of(Class<?> type) {
    if (type.isAssignableFrom(LinkedHashMap.class)) {
      return members -> members;
    }
    try {
      return Beans.of(type);
    } catch (NoSuchMethodException e) {
      throw new IllegalArgumentException(
          """
          invalid event type <%s>: use Map<String, String>, or a class with a public constructor \
          and setters for Step, SecretId and ClientRequestToken"""
              .formatted(type.getName()),
          e);
    }
  }

  /** A factory of beans. */
  record Beans(Constructor<?> constructor, Map<String, Method> setters) implements EventFactory {

    static Beans of(Class<?> type) throws NoSuchMethodException {
      Map<String, Method> setters = new LinkedHashMap<>();
      for (String member : List.of(STEP, SECRET_ID, CLIENT_REQUEST_TOKEN)) {
        setters.put(member, type.getMethod("set" + member, String.class));
      }
      return new Beans(type.getConstructor(), setters);
    }

    @Override
    public Object make(Map<String, String> members) throws ReflectiveOperationException {
      Object bean = constructor.newInstance();
      for (Map.Entry<String, Method> setter : setters.entrySet()) {
        setter.getValue().invoke(bean, members.get(setter.getKey()));
      }
      return bean;
    }
  }
}
