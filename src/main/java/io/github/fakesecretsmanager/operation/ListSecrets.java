package io.github.fakesecretsmanager.operation;

import io.github.fakesecretsmanager.domain.ErrorCode;
import io.github.fakesecretsmanager.domain.RegionalStore.Position;
import io.github.fakesecretsmanager.domain.Secret;
import io.github.fakesecretsmanager.domain.SecretsManagerError;
import io.github.fakesecretsmanager.operation.constraint.Items;
import io.github.fakesecretsmanager.operation.constraint.Length;
import io.github.fakesecretsmanager.operation.constraint.Matches;
import io.github.fakesecretsmanager.operation.constraint.OneOf;
import io.github.fakesecretsmanager.operation.constraint.Range;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Lists the secrets of the Region by creation date, page by page.
 *
 * <p>{@code Filters}, and orders other than the default, are not simulated: a call with them fails.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_ListSecrets.html">ListSecrets</a>
 */
public final class ListSecrets implements Operation<ListSecrets.Request, ListSecrets.Response> {

  private static final int LARGEST_PAGE = 100;

  public record Request(
      @Nullable Boolean includePlannedDeletion,
      @Nullable @Range(min = 1, max = 100) Integer maxResults,
      @Nullable @Length(min = 1, max = 4096) String nextToken,
      @Nullable @Items(max = 10) List<Filter> filters,
      @Nullable @OneOf({"asc", "desc"}) String sortOrder,
      @Nullable @OneOf({"created-date", "last-accessed-date", "last-changed-date", "name"})
          String sortBy) {}

  public record Filter(
      @Nullable
          @OneOf({
            "description",
            "name",
            "tag-key",
            "tag-value",
            "primary-region",
            "owning-service",
            "all"
          })
          String key,
      @Nullable @Items(min = 1, max = 10)
          List<@Length(max = 512) @Matches("^\\!?[a-zA-Z0-9 :_@\\/\\+\\=\\.\\-\\!]*$") String>
              values) {}

  public record Response(List<SecretListEntry> secretList, @Nullable String nextToken) {}

  public record SecretListEntry(
      @Member("ARN") String arn,
      String name,
      @Nullable String type,
      @Nullable String description,
      @Nullable String kmsKeyId,
      Instant lastChangedDate,
      @Nullable Instant lastAccessedDate,
      @Nullable Instant deletedDate,
      @Nullable List<Tag> tags,
      @Nullable Map<String, List<String>> secretVersionsToStages,
      Instant createdDate,
      @Nullable String primaryRegion) {

    private static SecretListEntry of(Secret secret) {
      return new SecretListEntry(
          secret.arn().toString(),
          secret.name(),
          secret.metadata().type().orElse(null),
          secret.description().orElse(null),
          DescribeSecret.customerKey(secret),
          secret.lastChangedDate(),
          ReplicationStatusType.midnight(secret.lastAccessedDate()),
          secret.deletionState().deletionDate().orElse(null),
          Tag.list(secret.metadata().tags()),
          DescribeSecret.stagesByVersion(secret),
          secret.createdDate(),
          DescribeSecret.primaryRegion(secret));
    }
  }

  @Override
  public Response execute(Call call, Request request) {
    requireSimulated(request);
    boolean all = Boolean.TRUE.equals(request.includePlannedDeletion());
    int size = request.maxResults() == null ? LARGEST_PAGE : request.maxResults();
    Optional<Position> start = Optional.ofNullable(request.nextToken()).map(ListSecrets::position);
    List<Secret> page =
        call.region()
            .secretsAfter(start)
            .filter(secret -> all || !secret.isScheduledForDeletion())
            .limit(size + 1L)
            .toList();
    return page.size() <= size
        ? new Response(page.stream().map(SecretListEntry::of).toList(), null)
        : new Response(
            page.stream().limit(size).map(SecretListEntry::of).toList(), token(page.get(size - 1)));
  }

  private static void requireSimulated(Request request) {
    boolean sorted =
        "desc".equals(request.sortOrder())
            || (request.sortBy() != null && !request.sortBy().equals("created-date"));
    if (sorted || (request.filters() != null && !request.filters().isEmpty())) {
      throw new UnsupportedOperationException(
          "ListSecrets with "
              + (sorted ? "SortBy or SortOrder" : "Filters")
              + " is not simulated by fake-secrets-manager; list without it and choose in the test");
    }
  }

  /** A token says where the page ended, so it holds whatever comes and goes in between. */
  private static String token(Secret last) {
    String position = last.createdDate() + " " + last.name();
    return Base64.getUrlEncoder().encodeToString(position.getBytes(StandardCharsets.UTF_8));
  }

  private static Position position(String token) {
    try {
      String[] parts =
          new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8).split(" ", 2);
      return new Position(Instant.parse(parts[0]), parts[1]);
    } catch (IllegalArgumentException | DateTimeException | ArrayIndexOutOfBoundsException e) {
      throw new SecretsManagerError(
          ErrorCode.INVALID_NEXT_TOKEN, "The NextToken value is invalid.");
    }
  }
}
