package io.github.fakesecretsmanager;

import io.github.fakesecretsmanager.domain.Secret;
import io.github.fakesecretsmanager.internal.account.KmsKey;
import io.github.fakesecretsmanager.internal.account.KmsKeys;
import io.github.fakesecretsmanager.internal.account.SecretId;
import io.github.fakesecretsmanager.internal.fault.Outage;
import io.github.fakesecretsmanager.internal.message.CheckReturnValue;
import io.github.fakesecretsmanager.internal.message.NameList;
import io.github.fakesecretsmanager.internal.report.Redactions;
import io.github.fakesecretsmanager.internal.service.SecretsManagerService;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * One Region of the fake, to arrange and to look at.
 *
 * <p>Its methods need no permission, and work in a Region that is not enabled too. Thread-safe.
 */
public final class FakeRegion {

  private static final Pattern ALIAS = Pattern.compile("alias/[a-zA-Z0-9/_-]{1,250}");

  private static final Pattern KEY_ID =
      Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|mrk-[0-9a-f]{32}");

  private final SecretsManagerService service;
  private final String name;

  FakeRegion(SecretsManagerService service, String name) {
    this.service = service;
    this.name = name;
    Redactions.link(this, service);
  }

  /** Returns the Region's name, for example {@code eu-west-3}. */
  public String name() {
    return name;
  }

  /**
   * Creates a secret with a text value, and its replicas, all encrypted under {@code
   * alias/aws/secretsmanager}.
   *
   * <p>The replicas are there at once, whatever the {@link ReplicationMode}, unless their Region is
   * held or down; one that can't be made is {@code Failed}, as at AWS.
   *
   * @throws IllegalArgumentException when AWS would refuse: the name is invalid or taken, the value
   *     is empty or too long, or a replica's Region does not exist, is this one, or is of another
   *     partition
   */
  public Secret createSecret(String name, String value, String... replicaRegions) {
    Arguments.requireGiven("replicaRegions", replicaRegions, "use names such as \"eu-south-2\"");
    SecretArrangement secret = newSecret(name).value(value);
    for (String replicaRegion : replicaRegions) {
      secret.replica(replicaRegion);
    }
    return secret.create();
  }

  /**
   * Starts to arrange a secret with everything that a secret can be.
   *
   * @param name for example {@code prod/db}
   * @throws IllegalArgumentException when it is empty
   */
  @CheckReturnValue
  public SecretArrangement newSecret(String name) {
    Arguments.requireText("name", name, "use one such as \"prod/db\"");
    return new SecretArrangement(service, this.name, name);
  }

  /**
   * Creates a secret that another AWS service manages, as RDS does its master password's.
   *
   * <ul>
   *   <li>It can be read. Callers may set its tags, and when it rotates; anything else is changed
   *       by that service only.
   *   <li>It has the tag {@code aws:secretsmanager:owningService}.
   *   <li>One of {@code rds} rotates every 7 days from the start. What becomes of its value then is
   *       what {@link FakeRotation#connectService} was given.
   * </ul>
   *
   * @param owningService for example {@code rds}
   * @param name of the form that the service gives, for example {@code rds!db-1a2b3c}
   * @throws IllegalArgumentException when the service is empty, or for the causes of {@link
   *     #createSecret(String, String, String...)}
   */
  public Secret createManagedSecret(String owningService, String name, String value) {
    Arguments.requireText("name", name, "use one such as \"rds!db-1a2b3c\"");
    return newSecret(name).value(value).managedBy(owningService).create();
  }

  /**
   * Returns a secret as it is now.
   *
   * @param id the name, the ARN or a partial ARN
   * @throws IllegalArgumentException when it does not exist; the message lists those that do
   */
  public Secret secret(String id) {
    return findSecret(id)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    Redactions.in(
                        service,
                        "no secret <%s> in %s: create it, or use one of %s"
                            .formatted(
                                id,
                                name,
                                NameList.of(secrets().stream().map(Secret::name).toList())))));
  }

  /**
   * Returns a secret as it is now, also if it is scheduled for deletion; empty if it does not
   * exist.
   *
   * @param id the name, the ARN or a partial ARN
   */
  public Optional<Secret> findSecret(String id) {
    Arguments.requireText("id", id, "use a name, an ARN or a partial ARN");
    return service
        .locked(account -> account.region(name).find(SecretId.of(id)))
        .map(secret -> Redactions.link(secret, service));
  }

  /**
   * Returns the names of the other Regions that have a secret.
   *
   * @param id the name, the ARN or a partial ARN; of an ARN, the name counts
   */
  public List<String> otherRegionsWith(String id) {
    Arguments.requireText("id", id, "use a name, an ARN or a partial ARN");
    String wanted = SecretId.of(id).name();
    return service.locked(
        account ->
            account.secrets().stream()
                .filter(secret -> secret.name().equals(wanted) && !secret.region().equals(name))
                .map(Secret::region)
                .toList());
  }

  /** Returns all secrets by creation date, including those scheduled for deletion. */
  public List<Secret> secrets() {
    List<Secret> secrets = service.locked(account -> account.region(name).secrets());
    secrets.forEach(secret -> Redactions.link(secret, service));
    return secrets;
  }

  /** Creates an enabled KMS key without an alias, which permits everything. */
  public FakeKmsKey createKmsKey() {
    return newKmsKey(keys -> keys.create(Optional.empty()));
  }

  /**
   * Creates an enabled KMS key, which permits everything.
   *
   * @param alias with its {@code alias/}, for example {@code alias/payments}
   * @throws IllegalArgumentException when the alias is malformed, reserved for AWS, or taken
   */
  public FakeKmsKey createKmsKey(String alias) {
    Optional<String> checked = requireAlias(alias);
    return newKmsKey(keys -> keys.create(checked));
  }

  /**
   * Creates an enabled KMS key with a given id, which permits everything.
   *
   * @param alias with its {@code alias/}, for example {@code alias/payments}
   * @param keyId a UUID, or {@code mrk-} and 32 hexadecimal digits for a multi-Region primary key;
   *     in lower case
   * @throws IllegalArgumentException when the alias is malformed, reserved for AWS, or taken; or
   *     when the id is malformed, or belongs to another key of the account
   */
  public FakeKmsKey createKmsKey(String alias, String keyId) {
    Optional<String> checked = requireAlias(alias);
    String cure =
        "use a UUID, or \"mrk-\" and 32 hexadecimal digits for a multi-Region key; in lower case";
    Arguments.requireText("keyId", keyId, cure);
    if (!KEY_ID.matcher(keyId).matches()) {
      throw new IllegalArgumentException(
          Redactions.in(service, "invalid key id <%s>: %s".formatted(keyId, cure)));
    }
    return newKmsKey(keys -> keys.create(checked, keyId));
  }

  /**
   * Creates an enabled multi-Region primary key without an alias, which permits everything. Its id
   * starts with {@code mrk-}; its replica keys share it.
   *
   * @see FakeKmsKey#replicateTo(String)
   */
  public FakeKmsKey createMultiRegionKmsKey() {
    return newKmsKey(keys -> keys.createMultiRegion(Optional.empty()));
  }

  /**
   * Creates a multi-Region primary key, as {@link #createMultiRegionKmsKey()} does.
   *
   * @param alias with its {@code alias/}, for example {@code alias/payments}
   * @throws IllegalArgumentException when the alias is malformed, reserved for AWS, or taken
   */
  public FakeKmsKey createMultiRegionKmsKey(String alias) {
    Optional<String> checked = requireAlias(alias);
    return newKmsKey(keys -> keys.createMultiRegion(checked));
  }

  private Optional<String> requireAlias(String alias) {
    Arguments.requireText("alias", alias, "use one such as \"alias/payments\"");
    if (!ALIAS.matcher(alias).matches() || alias.startsWith("alias/aws/")) {
      throw new IllegalArgumentException(
          Redactions.in(
              service,
              "invalid alias <%s>: use one such as \"alias/payments\", not under alias/aws/"
                  .formatted(alias)));
    }
    return Optional.of(alias);
  }

  private FakeKmsKey newKmsKey(Function<KmsKeys, KmsKey> creation) {
    return Arguments.redacting(
        service,
        () ->
            service.locked(
                account ->
                    new FakeKmsKey(service, name, creation.apply(account.region(name).kmsKeys()))));
  }

  /**
   * Returns a KMS key of the Region.
   *
   * @param idOrArnOrAlias {@code alias/aws/secretsmanager} exists from the start
   * @throws IllegalArgumentException when it does not exist
   */
  public FakeKmsKey kmsKey(String idOrArnOrAlias) {
    return findKmsKey(idOrArnOrAlias)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    Redactions.in(
                        service,
                        "no KMS key <%s> in %s: create it with createKmsKey(alias)"
                            .formatted(idOrArnOrAlias, name))));
  }

  /**
   * Returns a KMS key of the Region; empty if it does not exist.
   *
   * @param idOrArnOrAlias {@code alias/aws/secretsmanager} exists from the start
   */
  public Optional<FakeKmsKey> findKmsKey(String idOrArnOrAlias) {
    Arguments.requireText("idOrArnOrAlias", idOrArnOrAlias, "use one such as \"alias/payments\"");
    return service
        .locked(account -> account.region(name).kmsKeys().find(idOrArnOrAlias))
        .map(key -> new FakeKmsKey(service, name, key));
  }

  /** Returns whether an account must enable this Region before use, as it must newer ones. */
  public boolean isOptIn() {
    return service.locked(account -> account.region(name).region().isOptIn());
  }

  /** Returns whether the account has enabled the Region. */
  public boolean isEnabled() {
    return service.locked(account -> account.region(name).isEnabled());
  }

  /** Enables the Region for the account. */
  public FakeRegion enable() {
    return setEnabled(true);
  }

  /**
   * Disables the Region: calls to it are refused, and replication to it fails. Its secrets and keys
   * stay. AWS lets an account disable opt-in Regions only; the fake, every Region.
   */
  public FakeRegion disable() {
    return setEnabled(false);
  }

  private FakeRegion setEnabled(boolean enabled) {
    service.change(account -> account.region(name).setEnabled(enabled));
    return this;
  }

  /**
   * Begins an outage of the Region: every call to it fails with {@link
   * OutageKind#CONNECTION_REFUSED}.
   *
   * <p>Until the outage ends:
   *
   * <ul>
   *   <li>Replication to the Region and from it stays {@code InProgress}.
   *   <li>Secrets in it do not rotate.
   *   <li>What was acknowledged is kept, and other Regions work: a replica can be read and promoted
   *       while the Region of its primary is down.
   *   <li>The methods of this class work.
   * </ul>
   *
   * @throws IllegalStateException when the Region is down already, or the fake is closed
   */
  public FakeOutage beginOutage() {
    return beginOutage(OutageKind.CONNECTION_REFUSED);
  }

  /**
   * Begins an outage of the Region of a given kind.
   *
   * @param kind how calls fail
   * @throws IllegalStateException when the Region is down already, or the fake is closed
   */
  public FakeOutage beginOutage(OutageKind kind) {
    Arguments.requireGiven("kind", kind, "use one such as OutageKind.TIME_OUT");
    Outage outage = new Outage(name, kind.effect());
    if (!service.beginOutage(outage)) {
      throw new IllegalStateException("%s is in an outage already: end that first".formatted(name));
    }
    return new FakeOutage(service, outage);
  }

  /** Returns whether the Region is down. */
  public boolean isInOutage() {
    return service.locked(account -> account.region(name).isInOutage());
  }

  @Override
  public String toString() {
    return "FakeRegion[" + name + "]";
  }
}
