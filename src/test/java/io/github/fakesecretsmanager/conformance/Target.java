package io.github.fakesecretsmanager.conformance;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** A server that answers the calls of scenarios: the fake, an endpoint or AWS. */
interface Target extends AutoCloseable {

  /** Returns a description, such as {@code the fake, asynchronous client}. */
  String description();

  /** Returns whether the target is AWS itself, whose answers replace all expectations. */
  default boolean isAws() {
    return false;
  }

  /** Returns the address that answers in place of AWS, if one does. */
  default Optional<URI> endpoint() {
    return Optional.empty();
  }

  /** Returns the client for a Region, the same at each call. */
  SecretsManagerClient client(Place place);

  /** Returns the recorder of the requests and responses of the clients. */
  Wire wire();

  /** Returns the Region that plays a part. */
  String region(Place place);

  /** Returns the number of the account. */
  String accountId();

  /** Returns the current time by the target's clock. */
  Instant now();

  /** Lets time pass by the target's clock. */
  void pass(Duration time);

  /**
   * Returns the least time between the starts of two steps. It is long enough that a date in an
   * answer tells which step caused it.
   */
  Duration pace();

  /** Returns whether the target meets a need. */
  boolean meets(Need need);

  /** Returns the keys of AWS KMS, if scenarios may create keys. */
  Optional<Kms> kms();

  /** Stops what the target started; what scenarios created stays. */
  @Override
  void close();
}
