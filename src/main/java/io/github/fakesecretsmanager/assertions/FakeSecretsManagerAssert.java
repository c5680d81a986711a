package io.github.fakesecretsmanager.assertions;

import io.github.fakesecretsmanager.FakeRegion;
import io.github.fakesecretsmanager.FakeSecretsManager;
import io.github.fakesecretsmanager.internal.report.Redactions;
import org.jspecify.annotations.Nullable;

/**
 * Assertions on a fake: on its default Region, or with {@link #inRegion} on another.
 *
 * <pre>{@code
 * assertThat(fake).secret("prod/db").isReplicatedTo("eu-west-3");
 * assertThat(fake).inRegion("eu-west-3").secret("prod/db").isReplicaOf("us-east-1");
 * }</pre>
 */
public class FakeSecretsManagerAssert
    extends AbstractRegionAssert<FakeSecretsManagerAssert, FakeSecretsManager> {

  /**
   * Starts assertions on a fake. Each assertion sees the fake as it is then.
   *
   * @param actual the fake, or {@code null}
   */
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
   * Starts assertions on a Region of the fake.
   *
   * @param region the Region's name, such as {@code eu-west-3}
   * @return assertions on the Region
   * @throws IllegalArgumentException if AWS has no such Region
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
