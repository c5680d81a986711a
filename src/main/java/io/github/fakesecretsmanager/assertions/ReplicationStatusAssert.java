package io.github.fakesecretsmanager.assertions;

import io.github.fakesecretsmanager.domain.Replica;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asserts on the replicas that an answer of the SDK's shows. */
public class ReplicationStatusAssert
    extends AbstractReplicationAssert<ReplicationStatusAssert, ReplicationAnswer> {

  public ReplicationStatusAssert(@Nullable ReplicationAnswer actual) {
    super(actual, ReplicationStatusAssert.class);
  }

  @Override
  List<Replica> rows() {
    return actual.replicas();
  }

  @Override
  String subject() {
    return "secret <" + actual.arn() + ">";
  }
}
