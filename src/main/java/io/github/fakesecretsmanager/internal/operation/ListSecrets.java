package io.github.fakesecretsmanager.internal.operation;

import io.github.fakesecretsmanager.domain.RotationConfiguration;
import io.github.fakesecretsmanager.domain.Secret;
import io.github.fakesecretsmanager.internal.account.Order;
import io.github.fakesecretsmanager.internal.account.Order.Position;
import io.github.fakesecretsmanager.internal.operation.constraint.Items;
import io.github.fakesecretsmanager.internal.operation.constraint.Length;
import io.github.fakesecretsmanager.internal.operation.constraint.OneOf;
import io.github.fakesecretsmanager.internal.operation.constraint.Range;
import io.github.fakesecretsmanager.internal.structure.WireName;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The operation that lists the secrets of the Region that pass all filters, in pages: by creation
 * date, oldest first, unless another order is asked for.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_ListSecrets.html">ListSecrets</a>
 */
final class ListSecrets implements Operation<ListSecrets.Request, ListSecrets.Response> {

  private static final int MAX_PAGE_SIZE = 100;

  private static final Map<String, Order> ORDERS =
      Map.of(
          "created-date", Order.CREATED_DATE,
          "last-accessed-date", Order.LAST_ACCESSED_DATE,
          "last-changed-date", Order.LAST_CHANGED_DATE,
          "name", Order.NAME);

  record Request(
      @Nullable Boolean includePlannedDeletion,
      @Nullable @Range(min = 1, max = 100) Integer maxResults,
      @Nullable @Length(min = 1, max = 4096) String nextToken,
      @Nullable @Items(max = 10) List<Filter> filters,
      @Nullable @OneOf({"asc", "desc"}) String sortOrder,
      @Nullable @OneOf({"created-date", "last-accessed-date", "last-changed-date", "name"})
          String sortBy) {

    private Order order() {
      // The limits have refused all other words.
      return sortBy == null
          ? Order.CREATED_DATE
          : Objects.requireNonNull(ORDERS.get(sortBy), "an order for each word that is allowed");
    }

    private boolean isDescending() {
      return "desc".equals(sortOrder);
    }
  }

  record Response(List<SecretListEntry> secretList, @Nullable String nextToken) {}

  /** A secret without its values and replicas. */
  record SecretListEntry(
      @WireName("ARN") String arn,
      String name,
      @Nullable String type,
      @Nullable String description,
      @Nullable String kmsKeyId,
      @Nullable Boolean rotationEnabled,
      @Nullable @WireName("RotationLambdaARN") String rotationLambdaArn,
      @Nullable RotationRulesType rotationRules,
      @Nullable List<ExternalSecretRotationMetadataItem> externalSecretRotationMetadata,
      @Nullable String externalSecretRotationRoleArn,
      @Nullable Instant lastRotatedDate,
      Instant lastChangedDate,
      @Nullable Instant lastAccessedDate,
      @Nullable Instant deletedDate,
      @Nullable Instant nextRotationDate,
      @Nullable List<Tag> tags,
      @Nullable Map<String, List<String>> secretVersionsToStages,
      @Nullable String owningService,
      Instant createdDate,
      @Nullable String primaryRegion) {

    private static SecretListEntry of(Secret secret) {
      RotationConfiguration rotation = secret.rotation();
      return new SecretListEntry(
          secret.arn().toString(),
          secret.name(),
          secret.metadata().type().orElse(null),
          secret.description().orElse(null),
          secret.givenKmsKeyId().orElse(null),
          DescribeSecret.rotationEnabled(rotation),
          rotation.lambdaArn().orElse(null),
          RotationRulesType.of(rotation),
          ExternalSecretRotationMetadataItem.list(rotation),
          DescribeSecret.roleArn(rotation),
          rotation.lastRotatedDate().orElse(null),
          secret.lastChangedDate(),
          ReplicationStatusType.midnight(secret.lastAccessedDate()),
          secret.deletionState().deletedDate().orElse(null),
          rotation.nextRotationDate().orElse(null),
          Tag.list(secret.metadata().tags()),
          DescribeSecret.stagesByVersion(secret),
          secret.owningService().orElse(null),
          secret.createdDate(),
          secret.primaryRegion().orElse(null));
    }
  }

  @Override
  public boolean isReadOnly() {
    return true;
  }

  @Override
  public RequestQuota quota() {
    return RequestQuota.LISTS;
  }

  @Override
  public List<RequiredPermission> requiredPermissions(Request request) {
    return List.of(RequiredPermission.onAllSecrets(this));
  }

  @Override
  public Response execute(CallContext call, Request request) {
    Predicate<Secret> wanted = Filter.all(request.filters());
    boolean all = Boolean.TRUE.equals(request.includePlannedDeletion());
    String listing = listing(call, request);
    Optional<Position> start =
        PageToken.decode(request.nextToken(), listing)
            .map(token -> new Position(token.date(), token.name()));
    Stream<Secret> found =
        (request.isDescending()
                ? call.region().listedBefore(request.order(), start)
                : call.region().listedAfter(request.order(), start))
            .filter(secret -> all || !secret.isScheduledForDeletion())
            .filter(wanted);
    Page<Secret> page = Page.of(found, request.maxResults(), MAX_PAGE_SIZE);
    return new Response(
        page.items().stream().map(SecretListEntry::of).toList(),
        page.nextToken(last -> token(listing, request.order().position(last))));
  }

  private static PageToken token(String listing, Position position) {
    return new PageToken(listing, position.date(), position.name());
  }

  private String listing(CallContext call, Request request) {
    return String.join(
        "/",
        name(),
        call.region().region().name(),
        Filter.digest(request.filters()),
        request.order().name(),
        String.valueOf(request.isDescending()));
  }
}
