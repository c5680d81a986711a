package io.github.fakesecretsmanager.assertions;

import io.github.fakesecretsmanager.FakeRegion;
import org.jspecify.annotations.Nullable;

/** Assertions on one Region of a fake. */
public class FakeRegionAssert extends AbstractRegionAssert<FakeRegionAssert, FakeRegion> {

  /** Starts assertions on a Region as it is at each assertion. */
  public FakeRegionAssert(@Nullable FakeRegion actual) {
    super(actual, FakeRegionAssert.class);
  }

  @Override
  FakeRegion region() {
    return actual;
  }
}
