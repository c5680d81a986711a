package io.github.fakesecretsmanager.internal.operation;

import io.github.fakesecretsmanager.domain.Secret;
import io.github.fakesecretsmanager.domain.SecretVersion;
import io.github.fakesecretsmanager.internal.account.KmsKey;
import io.github.fakesecretsmanager.internal.account.KmsKeys;
import io.github.fakesecretsmanager.internal.account.SecretId;
import io.github.fakesecretsmanager.internal.operation.constraint.Length;
import io.github.fakesecretsmanager.internal.operation.constraint.Range;
import io.github.fakesecretsmanager.internal.operation.constraint.Required;
import io.github.fakesecretsmanager.internal.structure.WireName;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The operation that lists the versions of a secret, oldest first, in pages. It lists versions
 * without a staging label only if asked to.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_ListSecretVersionIds.html">ListSecretVersionIds</a>
 */
final class ListSecretVersionIds
    implements Operation<ListSecretVersionIds.Request, ListSecretVersionIds.Response> {

  private static final int MAX_PAGE_SIZE = 100;

  /** AWS's name for its managed key in this answer. */
  private static final String DEFAULT_KEY = "DefaultEncryptionKey";

  record Request(
      @Required @Length(min = 1, max = 2048) SecretId secretId,
      @Nullable @Range(min = 1, max = 100) Integer maxResults,
      @Nullable @Length(min = 1, max = 4096) String nextToken,
      @Nullable Boolean includeDeprecated) {}

  record Response(
      List<SecretVersionsListEntry> versions,
      @Nullable String nextToken,
      @WireName("ARN") String arn,
      String name) {}

  /** A version without its value. */
  record SecretVersionsListEntry(
      String versionId,
      @Nullable List<String> versionStages,
      @Nullable Instant lastAccessedDate,
      Instant createdDate,
      @Nullable List<String> kmsKeyIds) {

    private static SecretVersionsListEntry of(SecretVersion version, KmsKeys keys) {
      return new SecretVersionsListEntry(
          version.id(),
          version.labels().isEmpty() ? null : version.stages(),
          ReplicationStatusType.midnight(version.lastAccessedDate()),
          version.createdDate(),
          version.kmsKeyArns().isEmpty()
              ? null
              : version.kmsKeyArns().stream().map(arn -> keyId(arn, keys)).toList());
    }

    private static String keyId(String arn, KmsKeys keys) {
      return keys.find(arn).filter(KmsKey::isAwsManaged).isPresent() ? DEFAULT_KEY : arn;
    }
  }

  @Override
  public boolean isReadOnly() {
    return true;
  }

  @Override
  public RequestQuota quota() {
    return RequestQuota.VERSIONS;
  }

  @Override
  public List<RequiredPermission> requiredPermissions(Request request) {
    return List.of(RequiredPermission.onSecret(this, request.secretId()));
  }

  @Override
  public Response execute(CallContext call, Request request) {
    Secret secret = call.require(request.secretId());
    String listing = name() + "/" + secret.arn();
    List<SecretVersion> all = secret.versions().all();
    int start =
        PageToken.decode(request.nextToken(), listing).map(token -> behind(token, all)).orElse(0);
    boolean deprecated = Boolean.TRUE.equals(request.includeDeprecated());
    Page<SecretVersion> page =
        Page.of(
            all.subList(start, all.size()).stream()
                .filter(version -> deprecated || !version.labels().isEmpty()),
            request.maxResults(),
            MAX_PAGE_SIZE);
    return new Response(
        page.items().stream()
            .map(version -> SecretVersionsListEntry.of(version, call.region().kmsKeys()))
            .toList(),
        page.nextToken(last -> new PageToken(listing, last.createdDate(), last.id())),
        secret.arn().toString(),
        secret.name());
  }

  /**
   * Returns the index after the last version of the page. If that version is gone, every younger
   * version is still to be listed.
   */
  private static int behind(PageToken token, List<SecretVersion> versions) {
    int younger = 0;
    for (int i = 0; i < versions.size(); i++) {
      if (versions.get(i).id().equals(token.name())) {
        return i + 1;
      }
      if (!versions.get(i).createdDate().isAfter(token.date())) {
        younger = i + 1;
      }
    }
    return younger;
  }
}
