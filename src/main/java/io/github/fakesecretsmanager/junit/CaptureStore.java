package io.github.fakesecretsmanager.junit;

import io.github.fakesecretsmanager.DefaultClientCapture;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** The capture of default clients, kept in JUnit's store, which ends it with the class. */
final class CaptureStore {

  private static final Namespace NAMESPACE = Namespace.create(CaptureStore.class);

  private CaptureStore() {}

  /**
   * Returns the capture around a context, started at first use; empty if the class has not asked
   * for one.
   *
   * @param region of clients that name none
   */
  static Optional<DefaultClientCapture> get(ExtensionContext context, Supplier<String> region) {
    return TestClasses.annotated(context, CaptureDefaultClients.class)
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
