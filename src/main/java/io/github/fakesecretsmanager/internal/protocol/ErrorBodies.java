package io.github.fakesecretsmanager.internal.protocol;

import io.github.fakesecretsmanager.internal.json.RecordCodec;
import io.github.fakesecretsmanager.internal.structure.WireName;
import org.jspecify.annotations.Nullable;

/** The bodies of answers that are errors. Stateless. */
final class ErrorBodies {

  private static final RecordCodec<Modelled> MODELLED = AwsJsonProtocol.CODECS.of(Modelled.class);
  private static final RecordCodec<Common> COMMON = AwsJsonProtocol.CODECS.of(Common.class);

  private ErrorBodies() {}

  /** An error that Secrets Manager models. Its message member has a capital letter. */
  record Modelled(@WireName("__type") String type, @Nullable @WireName("Message") String message) {}

  /** An error that all AWS services have. Its message member has a small letter. */
  record Common(@WireName("__type") String type, @Nullable @WireName("message") String message) {}

  /** Returns the body of an error that Secrets Manager models. */
  static byte[] modelled(String type, @Nullable String message) {
    return MODELLED.write(new Modelled(type, message));
  }

  /** Returns the body of an error that all AWS services have. */
  static byte[] common(String type, @Nullable String message) {
    return COMMON.write(new Common(type, message));
  }
}
