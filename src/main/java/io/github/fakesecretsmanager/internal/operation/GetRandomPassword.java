package io.github.fakesecretsmanager.internal.operation;

import io.github.fakesecretsmanager.domain.SecretValue;
import io.github.fakesecretsmanager.domain.SecretValue.Text;
import io.github.fakesecretsmanager.internal.account.IdSource;
import io.github.fakesecretsmanager.internal.account.SecretsManagerError;
import io.github.fakesecretsmanager.internal.operation.constraint.Length;
import io.github.fakesecretsmanager.internal.operation.constraint.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The operation that generates a password, from the fake's seed.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_GetRandomPassword.html">GetRandomPassword</a>
 */
final class GetRandomPassword
    implements Operation<GetRandomPassword.Request, GetRandomPassword.Response> {

  private static final long DEFAULT_LENGTH = 32;

  private static final String LOWERCASE = "abcdefghijklmnopqrstuvwxyz";
  private static final String UPPERCASE = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  private static final String NUMBERS = "0123456789";
  private static final String PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";

  record Request(
      @Nullable @Range(min = 1, max = 4096) Long passwordLength,
      @Nullable @Length(max = 4096) String excludeCharacters,
      @Nullable Boolean excludeNumbers,
      @Nullable Boolean excludePunctuation,
      @Nullable Boolean excludeUppercase,
      @Nullable Boolean excludeLowercase,
      @Nullable Boolean includeSpace,
      @Nullable Boolean requireEachIncludedType) {}

  record Response(Text randomPassword) {}

  @Override
  public boolean isReadOnly() {
    return true;
  }

  @Override
  public RequestQuota quota() {
    return RequestQuota.PASSWORDS;
  }

  @Override
  public List<RequiredPermission> requiredPermissions(Request request) {
    return List.of(RequiredPermission.withoutResource(this));
  }

  @Override
  public Response execute(CallContext call, Request request) {
    long length = request.passwordLength() == null ? DEFAULT_LENGTH : request.passwordLength();
    boolean requireEach = !Boolean.FALSE.equals(request.requireEachIncludedType());
    List<String> types = includedTypes(request);
    String selection =
        String.join("", types)
            + without(excluded(request), isTrue(request.includeSpace()) ? " " : "");
    if (selection.isEmpty()) {
      throw SecretsManagerError.invalidParameter(
          "All characters have been excluded from selection.");
    }
    List<String> required = requireEach ? types : List.of();
    if (required.contains("")) {
      throw SecretsManagerError.invalidParameter(
          "All characters of the desired type have been excluded.");
    }
    if (length < required.size()) {
      throw SecretsManagerError.invalidParameter(
          "Password length is too short based on the required types.");
    }
    return new Response(
        new Text(password(call.account().ids(), (int) length, required, selection)));
  }

  @Override
  public List<SecretValue> generatedValues(Response response) {
    return List.of(response.randomPassword());
  }

  /** Returns the characters of each type that is not excluded as a whole. */
  private static List<String> includedTypes(Request request) {
    List<String> types = new ArrayList<>();
    add(types, LOWERCASE, request.excludeLowercase(), request);
    add(types, UPPERCASE, request.excludeUppercase(), request);
    add(types, NUMBERS, request.excludeNumbers(), request);
    add(types, PUNCTUATION, request.excludePunctuation(), request);
    return types;
  }

  private static void add(
      List<String> types, String characters, @Nullable Boolean isExcluded, Request request) {
    if (!isTrue(isExcluded)) {
      types.add(without(excluded(request), characters));
    }
  }

  private static String excluded(Request request) {
    return request.excludeCharacters() == null ? "" : request.excludeCharacters();
  }

  private static String without(String excluded, String characters) {
    return characters
        .chars()
        .filter(c -> excluded.indexOf(c) < 0)
        .mapToObj(Character::toString)
        .collect(Collectors.joining());
  }

  private static boolean isTrue(@Nullable Boolean option) {
    return Boolean.TRUE.equals(option);
  }

  private static String password(
      IdSource random, int length, List<String> required, String selection) {
    char[] password = new char[length];
    for (int i = 0; i < length; i++) {
      String from = i < required.size() ? required.get(i) : selection;
      password[i] = from.charAt(random.nextPasswordInt(from.length()));
    }
    // The positions of the required characters must not be predictable.
    for (int i = length - 1; i > 0; i--) {
      int other = random.nextPasswordInt(i + 1);
      char moved = password[i];
      password[i] = password[other];
      password[other] = moved;
    }
    return new String(password);
  }
}
