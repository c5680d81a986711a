package io.github.fakesecretsmanager.internal.protocol;

import io.github.fakesecretsmanager.NotSimulatedException;
import io.github.fakesecretsmanager.internal.account.ErrorCode;
import io.github.fakesecretsmanager.internal.account.SecretsManagerError;
import io.github.fakesecretsmanager.internal.fault.ConnectionFailure;
import io.github.fakesecretsmanager.internal.fault.Delivery;
import io.github.fakesecretsmanager.internal.fault.NoAnswerException;
import io.github.fakesecretsmanager.internal.json.JsonFormatException;
import io.github.fakesecretsmanager.internal.json.RecordCodec;
import io.github.fakesecretsmanager.internal.json.RecordCodecs;
import io.github.fakesecretsmanager.internal.operation.Operation;
import io.github.fakesecretsmanager.internal.operation.Operations;
import io.github.fakesecretsmanager.internal.service.Answer;
import io.github.fakesecretsmanager.internal.service.ClientCall;
import io.github.fakesecretsmanager.internal.service.SecretsManagerService;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The AWS JSON protocol, of version 1.1 and the similar version 1.0.
 *
 * <p>Only this class turns errors into answers. Thread-safe.
 *
 * @see <a href="https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html">AWS JSON 1.1</a>
 */
public final class AwsJsonProtocol {

  private static final String SERVICE = CredentialScope.SERVICE;
  private static final String PREFIX = SERVICE + ".";
  private static final String JSON_1_1 = "application/x-amz-json-1.1";
  private static final Optional<String> USUAL_TYPE = Optional.of(JSON_1_1);
  private static final String JSON_1_0 = "application/x-amz-json-1.0";
  private static final int OK = 200;

  static final RecordCodecs CODECS = new RecordCodecs(new WireScalars());

  /**
   * The operations called so far, for all fakes, as it takes time to find the codecs of a record.
   */
  private static final Map<String, Binding<?, ?>> BINDINGS = new ConcurrentHashMap<>();

  private final SecretsManagerService service;

  public AwsJsonProtocol(SecretsManagerService service) {
    this.service = service;
  }

  private record Binding<Q extends Record, S extends Record>(
      Operation<Q, S> operation, RecordCodec<Q> requests, RecordCodec<S> responses) {

    static <Q extends Record, S extends Record> Binding<Q, S> of(Operation<Q, S> operation) {
      return new Binding<>(
          operation, CODECS.of(operation.requestType()), CODECS.of(operation.responseType()));
    }

    WireResponse answer(
        SecretsManagerService service, WireRequest request, CredentialScope scope, Frame frame)
        throws NoAnswerException {
      Answer<S> answer =
          service.call(
              new ClientCall<>(
                  operation,
                  requests.read(request.body()),
                  request.body().length,
                  scope.region(),
                  scope.accessKeyId(),
                  frame.requestId(),
                  request.invocationId()));
      if (answer instanceof Answer.Response<S> response) {
        return frame.response(OK, responses.write(response.response()), response.delivery());
      }
      if (answer instanceof Answer.Refusal<S> refusal) {
        return frame.error(refusal.error(), refusal.delivery());
      }
      Answer.Missing<S> missing = (Answer.Missing<S>) answer;
      throw new NoAnswerException(missing.failure(), missing.delay());
    }
  }

  /** The parts that all possible answers to a request share. */
  private record Frame(String requestId, String contentType) {

    WireResponse response(int status, byte[] body, Delivery delivery) throws NoAnswerException {
      if (delivery.isTruncated() && body.length == 0) {
        // Only the headers are left to break off.
        throw new NoAnswerException(ConnectionFailure.RESET, delivery.delay());
      }
      return new WireResponse(status, requestId, contentType, body, delivery);
    }

    WireResponse error(SecretsManagerError error, Delivery delivery) throws NoAnswerException {
      return error(error.code(), error.getMessage(), delivery);
    }

    WireResponse error(ErrorCode code, @Nullable String message, Delivery delivery)
        throws NoAnswerException {
      byte[] body =
          code.isModelled()
              ? ErrorBodies.modelled(code.wireName(), message)
              : ErrorBodies.common(code.wireName(), message);
      return response(code.httpStatus(), body, delivery);
    }
  }

  /**
   * Answers a request, well-formed or not.
   *
   * @throws NotSimulatedException if the request asks for something that AWS has and this fake does
   *     not simulate: a made-up answer would hide that
   * @throws NoAnswerException if a fault or an outage leaves the request without an answer
   */
  public WireResponse handle(WireRequest request) throws NoAnswerException {
    Optional<String> contentType = known(request.contentType().orElse(""));
    Frame frame = new Frame(service.nextRequestId(), contentType.orElse(JSON_1_1));
    try {
      if (contentType.isEmpty()) {
        throw new SecretsManagerError(ErrorCode.UNKNOWN_OPERATION, null);
      }
      CredentialScope scope = requireScope(request);
      return binding(request).answer(service, request, scope, frame);
    } catch (SecretsManagerError e) {
      return frame.error(e, Delivery.USUAL);
    } catch (JsonFormatException e) {
      return frame.error(ErrorCode.SERIALIZATION, e.getMessage(), Delivery.USUAL);
    }
  }

  /**
   * Returns the content type of the answer for that of the request; empty if the protocol does not
   * know it.
   */
  private static Optional<String> known(String contentType) {
    if (contentType.equals(JSON_1_1)) {
      return USUAL_TYPE;
    }
    // A parameter may follow, such as a charset.
    String type = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    return Stream.of(JSON_1_1, JSON_1_0).filter(type::equals).findFirst();
  }

  private static CredentialScope requireScope(WireRequest request) {
    if (request.scope().isEmpty()) {
      throw new SecretsManagerError(
          ErrorCode.MISSING_AUTHENTICATION_TOKEN, "Missing Authentication Token");
    }
    CredentialScope scope = request.scope().get();
    if (!scope.service().equals(SERVICE)) {
      throw new SecretsManagerError(
          ErrorCode.INVALID_SIGNATURE,
          "Credential should be scoped to correct service: '" + SERVICE + "'.");
    }
    return scope;
  }

  private static Binding<?, ?> binding(WireRequest request) {
    String target = request.target().orElse("");
    Binding<?, ?> binding = BINDINGS.get(target);
    if (binding != null) {
      return binding;
    }
    if (!target.startsWith(PREFIX)) {
      throw new SecretsManagerError(ErrorCode.UNKNOWN_OPERATION, null);
    }
    String name = target.substring(PREFIX.length());
    Optional<Operation<?, ?>> operation = Operations.find(name);
    if (operation.isPresent()) {
      Binding<?, ?> made = Binding.of(operation.get());
      BINDINGS.put(target, made);
      return made;
    }
    if (Operations.notSimulated().contains(name)) {
      throw new NotSimulatedException(
          """
          %s is not simulated by fake-secrets-manager; the project's docs/operations.md lists the \
          operations that are"""
              .formatted(name));
    }
    throw new SecretsManagerError(ErrorCode.UNKNOWN_OPERATION, null);
  }

  /**
   * Returns a failure that is not AWS's, in the shape of AWS's errors, so that clients show it. It
   * is for transports that can't throw.
   */
  public static byte[] failure(String type, String message) {
    return ErrorBodies.common(type, message);
  }
}
