package io.github.fakesecretsmanager.internal.transport;

import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;
import software.amazon.awssdk.core.exception.SdkClientException;

/** The HTTP service that the SDK would choose without this library. */
final class DefaultHttpService {

  private static final String OWN_CODE = "io.github.fakesecretsmanager.sdk.";

  private DefaultHttpService() {}

  /**
   * Returns the service that a system property names, unless it is this library's own. Otherwise
   * returns the first service on the class path, by an order of class names. Services that the
   * order does not list come last.
   */
  static <T> T chosen(Class<T> type, String property, List<String> order) {
    return DefaultClients.configured(property)
        .filter(name -> !name.startsWith(OWN_CODE))
        .map(name -> instance(type, name))
        .orElseGet(() -> first(type, order));
  }

  private static <T> T first(Class<T> type, List<String> order) {
    return ServiceLoader.load(type).stream()
        .min(Comparator.comparingInt(service -> rank(order, service.type().getName())))
        .map(ServiceLoader.Provider::get)
        .orElseThrow(
            () ->
                SdkClientException.create(
                    """
                    the class path has no HTTP client of the AWS SDK: add one, such as \
                    software.amazon.awssdk:url-connection-client (only a client of Secrets Manager \
                    that is built while a test captures needs none)"""));
  }

  private static int rank(List<String> order, String name) {
    int index = order.indexOf(name);
    return index < 0 ? order.size() : index;
  }

  private static <T> T instance(Class<T> type, String name) {
    try {
      return type.cast(Class.forName(name).getDeclaredConstructor().newInstance());
    } catch (ReflectiveOperationException e) {
      throw SdkClientException.create(
          "can't make the HTTP service <%s>: correct the system property that names it"
              .formatted(name),
          e);
    }
  }
}
