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
 * A Region of the fake, to arrange secrets and KMS keys in, and to look at.
 *
 * <pre>{@code
 * FakeRegion paris = fake.region("eu-west-3");
 * fake.region().createSecret("prod/db", "s3cr3t", paris.name());
 * Secret replica = paris.secret("prod/db");
 * }</pre>
 *
 * <p>Its methods need no permission, and also work in a Region that is not enabled. Thread-safe.
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

  /** {@return the name of the Region, such as {@code eu-west-3}} */
  public String name() {
    return name;
  }

  /**
   * Creates a secret with a text value, and its replicas, all encrypted under {@code
   * alias/aws/secretsmanager}.
   *
   * <p>The replicas exist at once in every {@link ReplicationMode}, unless their Region is held or
   * down. A replica that can't be made is {@code Failed}, as at AWS.
   *
   * @param name the name, such as {@code prod/db}; 1 to 512 letters, digits and {@code -/_+=.@!}
   * @param value the value, 1 to 65,536 bytes in UTF-8
   * @param replicaRegions the Regions to replicate to, such as {@code eu-west-3}; none by default
   * @return the secret as it is then
   * @throws IllegalArgumentException if AWS would refuse it: the name is invalid or taken, the
   *     value is empty or too long, or a replica's Region does not exist, is this one, or is of
   *     another partition
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
   * Starts to arrange a secret. It can have every property that a secret has at AWS.
   *
   * @param name the name, such as {@code prod/db}
   * @return an arrangement, which {@link SecretArrangement#create()} completes
   * @throws IllegalArgumentException if the name is empty
   */
  @CheckReturnValue
  public SecretArrangement newSecret(String name) {
    Arguments.requireText("name", name, "use one such as \"prod/db\"");
    return new SecretArrangement(service, this.name, name);
  }

  /**
   * Creates a secret that another AWS service manages, as RDS does for its master passwords.
   *
   * <ul>
   *   <li>Callers can read it, tag it, and set when it rotates. Only the service can change
   *       anything else.
   *   <li>It has the tag {@code aws:secretsmanager:owningService}.
   *   <li>If the service is {@code rds}, it rotates every 7 days from the start. The function given
   *       to {@link FakeRotation#connectService} then sets its value.
   * </ul>
   *
   * @param owningService the service, such as {@code rds}; at most 128 characters
   * @param name a name of the form that the service gives, such as {@code rds!db-1a2b3c}
   * @param value the value, 1 to 65,536 bytes in UTF-8
   * @return the secret as it is then
   * @throws IllegalArgumentException if the service is empty or too long, or for the causes of
   *     {@link #createSecret(String, String, String...)}
   */
  public Secret createManagedSecret(String owningService, String name, String value) {
    Arguments.requireText("name", name, "use one such as \"rds!db-1a2b3c\"");
    return newSecret(name).value(value).managedBy(owningService).create();
  }

  /**
   * Returns a secret as it is now, also if it is scheduled for deletion.
   *
   * @param id the name, the ARN or a partial ARN
   * @return the secret
   * @throws IllegalArgumentException if it does not exist; the message lists those that do
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
   * Returns a secret as it is now, also if it is scheduled for deletion.
   *
   * @param id the name, the ARN or a partial ARN
   * @return the secret; empty if it does not exist
   * @throws IllegalArgumentException if the id is empty
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
   * @param id the name, the ARN or a partial ARN; only the name in an ARN counts
   * @return the names, such as {@code eu-west-3}; empty if no other Region has it
   * @throws IllegalArgumentException if the id is empty
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

  /** {@return all secrets by creation date, including those scheduled for deletion} */
  public List<Secret> secrets() {
    List<Secret> secrets = service.locked(account -> account.region(name).secrets());
    secrets.forEach(secret -> Redactions.link(secret, service));
    return secrets;
  }

  /**
   * Creates an enabled KMS key without an alias, which permits everything.
   *
   * @return the key
   */
  public FakeKmsKey createKmsKey() {
    return newKmsKey(keys -> keys.create(Optional.empty()));
  }

  /**
   * Creates an enabled KMS key, which permits everything.
   *
   * @param alias the alias with its {@code alias/}, such as {@code alias/payments}
   * @return the key
   * @throws IllegalArgumentException if the alias is malformed, reserved for AWS, or taken
   */
  public FakeKmsKey createKmsKey(String alias) {
    Optional<String> checked = requireAlias(alias);
    return newKmsKey(keys -> keys.create(checked));
  }

  /**
   * Creates an enabled KMS key with a given id, which permits everything.
   *
   * @param alias the alias with its {@code alias/}, such as {@code alias/payments}
   * @param keyId the id, in lower case: a UUID, or {@code mrk-} and 32 hexadecimal digits for a
   *     multi-Region primary key
   * @return the key
   * @throws IllegalArgumentException if the alias is malformed, reserved for AWS, or taken; or if
   *     the id is malformed, or belongs to another key of the account
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
   * starts with {@code mrk-}, and its replica keys share it.
   *
   * @return the primary key
   * @see FakeKmsKey#replicateTo(String)
   */
  public FakeKmsKey createMultiRegionKmsKey() {
    return newKmsKey(keys -> keys.createMultiRegion(Optional.empty()));
  }

  /**
   * Creates a multi-Region primary key with an alias, as {@link #createMultiRegionKmsKey()} does.
   *
   * @param alias the alias with its {@code alias/}, such as {@code alias/payments}
   * @return the primary key
   * @throws IllegalArgumentException if the alias is malformed, reserved for AWS, or taken
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
   * Returns a KMS key of the Region. {@code alias/aws/secretsmanager} exists from the start.
   *
   * @param idOrArnOrAlias the id, the ARN, the alias or the ARN of the alias
   * @return the key
   * @throws IllegalArgumentException if it does not exist
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
   * Returns a KMS key of the Region, as {@link #kmsKey(String)} does.
   *
   * @param idOrArnOrAlias the id, the ARN, the alias or the ARN of the alias
   * @return the key; empty if it does not exist
   * @throws IllegalArgumentException if the text is empty
   */
  public Optional<FakeKmsKey> findKmsKey(String idOrArnOrAlias) {
    Arguments.requireText("idOrArnOrAlias", idOrArnOrAlias, "use one such as \"alias/payments\"");
    return service
        .locked(account -> account.region(name).kmsKeys().find(idOrArnOrAlias))
        .map(key -> new FakeKmsKey(service, name, key));
  }

  /** {@return whether an account must enable this Region before use, as it must newer ones} */
  public boolean isOptIn() {
    return service.locked(account -> account.region(name).region().isOptIn());
  }

  /** {@return whether the account has enabled the Region} */
  public boolean isEnabled() {
    return service.locked(account -> account.region(name).isEnabled());
  }

  /**
   * Enables the Region for the account.
   *
   * @return this Region
   */
  public FakeRegion enable() {
    return setEnabled(true);
  }

  /**
   * Disables the Region: calls to it are refused, and replication to it fails. Its secrets and keys
   * stay.
   *
   * <p>AWS lets an account disable only opt-in Regions; the fake lets it disable every Region.
   *
   * @return this Region
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
   *   <li>Acknowledged changes are kept, and other Regions work: a replica can be read and promoted
   *       while the Region of its primary is down.
   *   <li>The methods of this class work.
   * </ul>
   *
   * @return the outage, which ends when it is closed
   * @throws IllegalStateException if the Region is down already, or the fake is closed
   */
  public FakeOutage beginOutage() {
    return beginOutage(OutageKind.CONNECTION_REFUSED);
  }

  /**
   * Begins an outage of a given kind, as {@link #beginOutage()} does.
   *
   * @param kind how calls fail
   * @return the outage, which ends when it is closed
   * @throws IllegalStateException if the Region is down already, or the fake is closed
   */
  public FakeOutage beginOutage(OutageKind kind) {
    Arguments.requireGiven("kind", kind, "use one such as OutageKind.TIME_OUT");
    Outage outage = new Outage(name, kind.effect());
    if (!service.beginOutage(outage)) {
      throw new IllegalStateException("%s is in an outage already: end that first".formatted(name));
    }
    return new FakeOutage(service, outage);
  }

  /** {@return whether the Region is down} */
  public boolean isInOutage() {
    return service.locked(account -> account.region(name).isInOutage());
  }

  @Override
  public String toString() {
    return "FakeRegion[" + name + "]";
  }
}
