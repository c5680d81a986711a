package io.github.fakesecretsmanager.internal.operation;

import io.github.fakesecretsmanager.domain.Secret;
import io.github.fakesecretsmanager.internal.account.Order;
import io.github.fakesecretsmanager.internal.account.Order.Position;
import io.github.fakesecretsmanager.internal.account.SecretId;
import io.github.fakesecretsmanager.internal.account.SecretsManagerError;
import io.github.fakesecretsmanager.internal.operation.constraint.Items;
import io.github.fakesecretsmanager.internal.operation.constraint.Length;
import io.github.fakesecretsmanager.internal.operation.constraint.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The operation that decrypts the current versions of several secrets, which are named or chosen by
 * filters. If one of them fails, the answer has its error beside the values of the others.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_BatchGetSecretValue.html">BatchGetSecretValue</a>
 */
final class BatchGetSecretValue
    implements Operation<BatchGetSecretValue.Request, BatchGetSecretValue.Response> {

  private static final int MAX_PAGE_SIZE = 20;

  record Request(
      @Nullable @Items(min = 1, max = 20) List<@Length(min = 1, max = 2048) SecretId> secretIdList,
      @Nullable @Items(max = 10) List<Filter> filters,
      @Nullable @Range(min = 1, max = 20) Integer maxResults,
      @Nullable @Length(min = 1, max = 4096) String nextToken) {}

  record Response(
      List<GetSecretValue.Response> secretValues,
      @Nullable String nextToken,
      List<ApiErrorType> errors) {}

  /** A secret whose value can't be returned, and why. */
  record ApiErrorType(String secretId, String errorCode, @Nullable String message) {}

  @Override
  public boolean isReadOnly() {
    return true;
  }

  @Override
  public RequestQuota quota() {
    return RequestQuota.BATCHES;
  }

  @Override
  public List<RequiredPermission> requiredPermissions(Request request) {
    RequiredPermission batch = RequiredPermission.withoutResource(this);
    return request.filters() == null
        ? List.of(batch)
        : List.of(batch, RequiredPermission.onAllSecrets(new ListSecrets()));
  }

  @Override
  public Response execute(CallContext call, Request request) {
    boolean filtered = request.filters() != null && !request.filters().isEmpty();
    if (filtered == (request.secretIdList() != null)) {
      throw SecretsManagerError.invalidParameter(
          "Either 'SecretIdList' or 'Filters' must be provided, but not both.");
    }
    if (request.maxResults() != null && !filtered) {
      throw SecretsManagerError.invalidParameter(
          "'Filters' not specified. 'Filters' must also be specified when 'MaxResults' is"
              + " provided.");
    }
    String listing = listing(call, request);
    Optional<Position> start =
        PageToken.decode(request.nextToken(), listing)
            .map(token -> new Position(token.date(), token.name()));
    if (request.secretIdList() != null) {
      return values(call, request.secretIdList(), null);
    }
    Predicate<Secret> wanted = Filter.all(request.filters());
    Page<Secret> page =
        Page.of(
            call.region()
                .listedAfter(Order.CREATED_DATE, start)
                .filter(secret -> !secret.isScheduledForDeletion())
                .filter(wanted),
            request.maxResults(),
            MAX_PAGE_SIZE);
    return values(
        call,
        page.items().stream().map(secret -> SecretId.of(secret.arn().toString())).toList(),
        page.nextToken(last -> new PageToken(listing, last.createdDate(), last.name())));
  }

  private String listing(CallContext call, Request request) {
    return String.join(
        "/", name(), call.region().region().name(), Filter.digest(request.filters()));
  }

  private static Response values(
      CallContext call, List<SecretId> secretIds, @Nullable String nextToken) {
    List<GetSecretValue.Response> values = new ArrayList<>();
    List<ApiErrorType> errors = new ArrayList<>();
    for (SecretId id : secretIds) {
      try {
        values.add(
            call.nested().make(new GetSecretValue(), new GetSecretValue.Request(id, null, null)));
      } catch (SecretsManagerError e) {
        errors.add(new ApiErrorType(id.text(), e.code().wireName(), e.getMessage()));
      }
    }
    return new Response(values, nextToken, errors);
  }
}
