package io.github.fakesecretsmanager.operation;

import io.github.fakesecretsmanager.domain.ErrorCode;
import io.github.fakesecretsmanager.domain.RegionalStore.Order;
import io.github.fakesecretsmanager.domain.RegionalStore.Position;
import io.github.fakesecretsmanager.domain.Secret;
import io.github.fakesecretsmanager.domain.SecretsManagerError;
import io.github.fakesecretsmanager.operation.constraint.Items;
import io.github.fakesecretsmanager.operation.constraint.Length;
import io.github.fakesecretsmanager.operation.constraint.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Decrypts the current versions of several secrets, named or chosen by filters. What goes wrong
 * with one of them is told in the answer and does not stop the others.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_BatchGetSecretValue.html">BatchGetSecretValue</a>
 */
public final class BatchGetSecretValue
    implements Operation<BatchGetSecretValue.Request, BatchGetSecretValue.Response> {

  private static final int LARGEST_PAGE = 20;

  private static final GetSecretValue GET_SECRET_VALUE = new GetSecretValue();

  public record Request(
      @Nullable @Items(min = 1, max = 20) List<@Length(min = 1, max = 2048) String> secretIdList,
      @Nullable @Items(max = 10) List<Filter> filters,
      @Nullable @Range(min = 1, max = 20) Integer maxResults,
      @Nullable @Length(min = 1, max = 4096) String nextToken) {}

  public record Response(
      List<GetSecretValue.Response> secretValues,
      @Nullable String nextToken,
      List<ApiErrorType> errors) {}

  /** A secret whose value could not be had, and why. */
  public record ApiErrorType(String secretId, String errorCode, @Nullable String message) {}

  @Override
  public Response execute(Call call, Request request) {
    boolean filtered = request.filters() != null && !request.filters().isEmpty();
    if (filtered == (request.secretIdList() != null)) {
      throw invalid("Either 'SecretIdList' or 'Filters' must be provided, but not both.");
    }
    if (request.maxResults() != null && !filtered) {
      throw invalid(
          "'Filters' not specified. 'Filters' must also be specified when 'MaxResults' is"
              + " provided.");
    }
    Optional<PageToken> start = PageToken.decode(request.nextToken(), name());
    if (request.secretIdList() != null) {
      return values(call, request.secretIdList(), null);
    }
    int size = request.maxResults() == null ? LARGEST_PAGE : request.maxResults();
    Predicate<Secret> wanted = Filter.all(request.filters());
    List<Secret> found =
        call.region()
            .secretsAfter(
                Order.CREATED_DATE, start.map(token -> new Position(token.date(), token.name())))
            .filter(secret -> !secret.isScheduledForDeletion())
            .filter(wanted)
            .limit(size + 1L)
            .toList();
    List<Secret> page = found.subList(0, Math.min(size, found.size()));
    return values(
        call,
        page.stream().map(secret -> secret.arn().toString()).toList(),
        found.size() > size ? tokenAfter(page.get(size - 1)) : null);
  }

  private String tokenAfter(Secret last) {
    return new PageToken(name(), last.createdDate(), last.name()).encoded();
  }

  private static Response values(Call call, List<String> secretIds, @Nullable String nextToken) {
    List<GetSecretValue.Response> values = new ArrayList<>();
    List<ApiErrorType> errors = new ArrayList<>();
    for (String id : secretIds) {
      try {
        values.add(GET_SECRET_VALUE.execute(call, new GetSecretValue.Request(id, null, null)));
      } catch (SecretsManagerError e) {
        errors.add(new ApiErrorType(id, e.code().wireName(), e.getMessage()));
      }
    }
    return new Response(values, nextToken, errors);
  }

  private static SecretsManagerError invalid(String message) {
    return new SecretsManagerError(ErrorCode.INVALID_PARAMETER, message);
  }
}
