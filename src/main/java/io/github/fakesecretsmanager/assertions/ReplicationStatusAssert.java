package io.github.fakesecretsmanager.assertions;

import io.github.fakesecretsmanager.domain.Replica;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asserts on the replicas that an answer shows. */
public class ReplicationStatusAssert
    extends AbstractReplicationAssert<ReplicationStatusAssert, ReplicationAnswer> {

  /** Asserts on what an answer tells. */
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
}
