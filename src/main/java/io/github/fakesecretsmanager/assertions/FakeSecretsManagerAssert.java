package io.github.fakesecretsmanager.assertions;

import io.github.fakesecretsmanager.FakeRegion;
import io.github.fakesecretsmanager.FakeSecretsManager;
import io.github.fakesecretsmanager.internal.report.Redactions;
import org.jspecify.annotations.Nullable;

/** Assertions on a fake: on its default Region, or with {@link #inRegion} on another. */
public class FakeSecretsManagerAssert
    extends AbstractRegionAssert<FakeSecretsManagerAssert, FakeSecretsManager> {

  /** Starts assertions on a fake as it is at each assertion. */
  public FakeSecretsManagerAssert(@Nullable FakeSecretsManager actual) {
    super(actual, FakeSecretsManagerAssert.class);
  }

  @Override
  FakeRegion region() {
    return actual.region();
  }

  @Override
  String redacted(String text) {
    return actual == null ? text : Redactions.about(actual.region(), text);
  }

  /**
   * Goes to a Region.
   *
   * @throws IllegalArgumentException when AWS has no such Region
   */
  public final FakeRegionAssert inRegion(String region) {
    Arguments.requireText("region", region);
    return navigate(
        FakeRegionAssert.class,
        FakeRegion.class,
        FakeRegionAssert::new,
        create -> {
          requireActual();
          return extracting(fake -> fake.region(region), create);
        });
  }
}
