package io.github.fakesecretsmanager.assertions;

import io.github.fakesecretsmanager.domain.Replica;
import io.github.fakesecretsmanager.internal.report.Redactions;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Assertions on the replicas that an answer of the SDK shows.
 *
 * <pre>{@code
 * assertThat(client.describeSecret(r -> r.secretId("prod/db"))).replica("eu-west-3").isInSync();
 * }</pre>
 */
public class ReplicationStatusAssert
    extends AbstractReplicationAssert<ReplicationStatusAssert, ReplicationAnswer> {

  /**
   * Starts assertions on an answer, as {@code assertThat} of {@link SecretsManagerAssertions} does.
   *
   * @param actual the replicas in the answer, or {@code null}
   */
  public ReplicationStatusAssert(@Nullable ReplicationAnswer actual) {
    super(actual, ReplicationStatusAssert.class);
  }

  @Override
  List<Replica> replicas() {
    return actual.replicas();
  }

  @Override
  String subject() {
    return "secret <" + actual.arn() + ">";
  }

  @Override
  String redacted(String text) {
    return actual == null ? text : Redactions.aboutArn(actual.arn(), text);
  }
}
