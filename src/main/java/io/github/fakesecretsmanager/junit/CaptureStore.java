package io.github.fakesecretsmanager.junit;

import io.github.fakesecretsmanager.DefaultClientCapture;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.platform.commons.support.AnnotationSupport;

/** The capture of default clients, kept in JUnit's store, which ends it with the class. */
final class CaptureStore {

  private static final Namespace NAMESPACE = Namespace.create(CaptureStore.class);

  private CaptureStore() {}

  /**
   * Returns the capture around a context, started at first use; empty if the class has not asked
   * for one.
   *
   * @param region returns the Region of clients that name none
   */
  static Optional<DefaultClientCapture> get(ExtensionContext context, Supplier<String> region) {
    return TestClasses.annotated(context, CaptureDefaultClients.class)
        .map(
            owner ->
                owner
                    .getStore(NAMESPACE)
                    .getOrComputeIfAbsent(
                        DefaultClientCapture.class,
                        key -> new OwnedCapture(start(owner, region.get())),
                        OwnedCapture.class)
                    .capture());
  }

  private static DefaultClientCapture start(ExtensionContext owner, String region) {
    DefaultClientCapture capture = DefaultClientCapture.start(region);
    AnnotationSupport.findAnnotation(owner.getTestClass(), CaptureDefaultClients.class)
        .filter(CaptureDefaultClients::passOtherServices)
        .ifPresent(ignored -> capture.passOtherServices());
    return capture;
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
