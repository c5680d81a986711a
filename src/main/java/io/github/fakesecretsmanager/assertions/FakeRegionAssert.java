package io.github.fakesecretsmanager.assertions;

import io.github.fakesecretsmanager.FakeRegion;
import org.jspecify.annotations.Nullable;

/**
 * Assertions on one Region of a fake.
 *
 * <pre>{@code
 * assertThat(fake.region("eu-west-3"))
 *     .hasNoSecret("prod/api")
 *     .secret("prod/db")
 *     .isReplicaOf("us-east-1");
 * }</pre>
 */
public class FakeRegionAssert extends AbstractRegionAssert<FakeRegionAssert, FakeRegion> {

  /**
   * Starts assertions on a Region. Each assertion sees the Region as it is then.
   *
   * @param actual the Region, or {@code null}
   */
  public FakeRegionAssert(@Nullable FakeRegion actual) {
    super(actual, FakeRegionAssert.class);
  }

  @Override
  FakeRegion region() {
    return actual;
  }
}
