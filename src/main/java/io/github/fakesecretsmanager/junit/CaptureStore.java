package io.github.fakesecretsmanager.junit;

import io.github.fakesecretsmanager.DefaultClientCapture;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.platform.commons.support.AnnotationSupport;

/** Keeps the capture of default clients in JUnit's store, which ends it with the class. */
final class CaptureStore {

  private static final Namespace NAMESPACE = Namespace.create(CaptureStore.class);

  private CaptureStore() {}

  /**
   * Returns the capture around a context, which is started when it is wanted first; empty when the
   * class has not asked for one.
   *
   * @param region of clients that name none
   */
  static Optional<DefaultClientCapture> get(ExtensionContext context, Supplier<String> region) {
    return annotated(context)
        .map(
            owner ->
                owner
                    .getStore(NAMESPACE)
                    .getOrComputeIfAbsent(
                        DefaultClientCapture.class,
                        key -> new OwnedCapture(DefaultClientCapture.start(region.get())),
                        OwnedCapture.class)
                    .capture());
  }

  private static Optional<ExtensionContext> annotated(ExtensionContext context) {
    boolean isAnnotated =
        context.getTestMethod().isEmpty()
            && AnnotationSupport.isAnnotated(context.getTestClass(), CaptureDefaultClients.class);
    return isAnnotated
        ? Optional.of(context)
        : context.getParent().flatMap(CaptureStore::annotated);
  }

  // As FakeStore.OwnedFake.
  @SuppressWarnings("deprecation")
  private record OwnedCapture(DefaultClientCapture capture)
      implements ExtensionContext.Store.CloseableResource, AutoCloseable {

    @Override
    public void close() {
      capture.close();
    }
  }
}
