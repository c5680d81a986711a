package io.github.fakesecretsmanager.conformance;

import java.net.URI;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;

/**
 * The credentials for AWS, and its endpoint.
 *
 * @param inPlaceOfAws the endpoint that answers in place of AWS's own; empty for AWS itself
 */
record Access(AwsCredentialsProvider credentials, Optional<URI> inPlaceOfAws) {

  /** Returns the access that the SDK's default chain finds on this machine. */
  static Access ofThisMachine() {
    return new Access(DefaultCredentialsProvider.builder().build(), Optional.empty());
  }
}
