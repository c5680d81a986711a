package io.github.fakesecretsmanager.conformance;

import io.github.fakesecretsmanager.domain.KmsPermission;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** The keys of AWS KMS that scenarios use. */
public interface Kms {

  /** A key and its Region. */
  record Key(Place place, String id, String arn) {}

  /**
   * Creates a key that the caller may use, except for denied permissions.
   *
   * @param alias the name after {@code alias/}
   * @param created called as soon as the key exists, before it has its alias
   * @param denied the permissions that the key's policy denies to calls through Secrets Manager
   */
  Key create(Place place, String alias, Consumer<Key> created, KmsPermission... denied);

  void disable(Key key);

  void enable(Key key);

  /** Schedules the deletion of a key, with the shortest waiting period that KMS allows. */
  void scheduleDeletion(Key key);

  /**
   * Returns the keys with an alias of that form, after {@code alias/}, that are not deleted yet.
   */
  List<Key> find(Place place, Pattern alias);
}
