package io.github.fakesecretsmanager.internal.transport;

import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;
import software.amazon.awssdk.core.exception.SdkClientException;

/** Finds the HTTP service that the SDK would have chosen, had this library not been asked first. */
final class DefaultHttpService {

  private static final String OWN_CODE = "io.github.fakesecretsmanager.";

  private DefaultHttpService() {}

  /**
   * Returns the service that a system property names, or else the one on the class path that comes
   * first in an order of class names; those that are not in it come last. This library's own
   * services, which ask for that, are passed over.
   */
  static <T> T chosen(Class<T> type, String property, List<String> order) {
    String named = System.getProperty(property);
    return named == null || named.startsWith(OWN_CODE) ? first(type, order) : instance(type, named);
  }

  private static <T> T first(Class<T> type, List<String> order) {
    return ServiceLoader.load(type).stream()
        .min(Comparator.comparingInt(service -> rank(order, service.type().getName())))
        .map(ServiceLoader.Provider::get)
        .orElseThrow(
            () ->
                SdkClientException.create(
                    "no test captures default clients now, and there is no HTTP client of the AWS"
                        + " SDK on the class path; add one, or capture while the client is built"));
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
          "can't make the HTTP service <" + name + "> that the system properties name", e);
    }
  }
}
