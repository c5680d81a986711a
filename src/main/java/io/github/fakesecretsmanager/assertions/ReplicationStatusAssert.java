package io.github.fakesecretsmanager.assertions;

import io.github.fakesecretsmanager.domain.Replica;
import io.github.fakesecretsmanager.internal.report.Redactions;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Assertions on the replicas that an answer shows. */
public class ReplicationStatusAssert
    extends AbstractReplicationAssert<ReplicationStatusAssert, ReplicationAnswer> {

  /** Starts assertions on an answer. */
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
