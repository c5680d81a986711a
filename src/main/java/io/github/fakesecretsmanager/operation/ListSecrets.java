package io.github.fakesecretsmanager.operation;

import io.github.fakesecretsmanager.domain.RegionalStore.Order;
import io.github.fakesecretsmanager.domain.RegionalStore.Position;
import io.github.fakesecretsmanager.domain.RotationConfiguration;
import io.github.fakesecretsmanager.domain.Secret;
import io.github.fakesecretsmanager.operation.constraint.Items;
import io.github.fakesecretsmanager.operation.constraint.Length;
import io.github.fakesecretsmanager.operation.constraint.OneOf;
import io.github.fakesecretsmanager.operation.constraint.Range;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Lists the secrets of the Region that meet all filters, by creation date or another order, page by
 * page.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_ListSecrets.html">ListSecrets</a>
 */
public final class ListSecrets implements Operation<ListSecrets.Request, ListSecrets.Response> {

  private static final int LARGEST_PAGE = 100;

  private static final Map<String, Order> ORDERS =
      Map.of(
          "created-date", Order.CREATED_DATE,
          "last-accessed-date", Order.LAST_ACCESSED_DATE,
          "last-changed-date", Order.LAST_CHANGED_DATE,
          "name", Order.NAME);

  public record Request(
      @Nullable Boolean includePlannedDeletion,
      @Nullable @Range(min = 1, max = 100) Integer maxResults,
      @Nullable @Length(min = 1, max = 4096) String nextToken,
      @Nullable @Items(max = 10) List<Filter> filters,
      @Nullable @OneOf({"asc", "desc"}) String sortOrder,
      @Nullable @OneOf({"created-date", "last-accessed-date", "last-changed-date", "name"})
          String sortBy) {

    private Order order() {
      return sortBy == null ? Order.CREATED_DATE : ORDERS.get(sortBy);
    }

    private boolean isDescending() {
      return "desc".equals(sortOrder);
    }
  }

  public record Response(List<SecretListEntry> secretList, @Nullable String nextToken) {}

  /** A secret without its values and its replicas. */
  public record SecretListEntry(
      @Member("ARN") String arn,
      String name,
      @Nullable String type,
      @Nullable String description,
      @Nullable String kmsKeyId,
      @Nullable Boolean rotationEnabled,
      @Nullable @Member("RotationLambdaARN") String rotationLambdaArn,
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
          DescribeSecret.customerKey(secret),
          DescribeSecret.rotationEnabled(rotation),
          rotation.lambdaArn().orElse(null),
          RotationRulesType.of(rotation),
          ExternalSecretRotationMetadataItem.list(rotation),
          DescribeSecret.roleArn(rotation),
          rotation.lastRotatedDate().orElse(null),
          secret.lastChangedDate(),
          ReplicationStatusType.midnight(secret.lastAccessedDate()),
          secret.deletionState().deletionDate().orElse(null),
          rotation.nextRotationDate().orElse(null),
          Tag.list(secret.metadata().tags()),
          DescribeSecret.stagesByVersion(secret),
          secret.owningService().orElse(null),
          secret.createdDate(),
          DescribeSecret.primaryRegion(secret));
    }
  }

  @Override
  public Response execute(Call call, Request request) {
    Predicate<Secret> wanted = Filter.all(request.filters());
    boolean all = Boolean.TRUE.equals(request.includePlannedDeletion());
    int size = request.maxResults() == null ? LARGEST_PAGE : request.maxResults();
    List<Secret> found =
        candidates(call, request)
            .filter(secret -> all || !secret.isScheduledForDeletion())
            .filter(wanted)
            .limit(size + 1L)
            .toList();
    List<Secret> page = found.subList(0, Math.min(size, found.size()));
    return new Response(
        page.stream().map(SecretListEntry::of).toList(),
        found.size() > size ? tokenAfter(page.get(size - 1), request) : null);
  }

  private Stream<Secret> candidates(Call call, Request request) {
    Order order = request.order();
    Optional<Position> start =
        PageToken.decode(request.nextToken(), listing(request))
            .map(token -> new Position(token.date(), token.name()));
    return request.isDescending()
        ? call.region().secretsBefore(order, start)
        : call.region().secretsAfter(order, start);
  }

  private String tokenAfter(Secret last, Request request) {
    Position position = request.order().position(last);
    return new PageToken(listing(request), position.date(), position.name()).encoded();
  }

  private String listing(Request request) {
    return name() + "/" + request.order() + "/" + (request.isDescending() ? "desc" : "asc");
  }
}
