package io.github.fakesecretsmanager.internal.service;

import io.github.fakesecretsmanager.cloudtrail.UserIdentity;
import io.github.fakesecretsmanager.internal.account.ErrorCode;
import io.github.fakesecretsmanager.internal.account.SecretsManagerError;
import io.github.fakesecretsmanager.internal.iam.Principal;
import io.github.fakesecretsmanager.internal.operation.BatchGetSecretValue;
import io.github.fakesecretsmanager.internal.operation.GetSecretValue;
import io.github.fakesecretsmanager.internal.structure.WireName;
import io.github.fakesecretsmanager.internal.trail.EventLog;
import io.github.fakesecretsmanager.internal.trail.RecordedCall;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Records one call, answered or refused, with what it stands for; lives as long as the call. */
record CallRecorder(
    EventLog trail, Principal caller, Instant time, String region, String requestId) {

  private static final String BATCH_GET = new BatchGetSecretValue().name();
  private static final String GET = new GetSecretValue().name();

  /** Carries a call out, and records it before the events that it has caused. */
  <S extends Record> S record(String operation, Record request, Supplier<S> execution) {
    int position = trail.position();
    S response;
    try {
      response = execution.get();
    } catch (SecretsManagerError e) {
      add(position, operation, request, null, refusal(e.code().wireName(), e.getMessage()));
      throw e;
    }
    add(position, operation, request, response, null);
    if (operation.equals(BATCH_GET)) {
      addEach(
          position, (BatchGetSecretValue.Request) request, (BatchGetSecretValue.Response) response);
    }
    return response;
  }

  private void add(
      int position,
      String operation,
      Record request,
      @Nullable Record response,
      RecordedCall.@Nullable Refusal error) {
    // What is recorded must not hold on to all of this recorder.
    Principal who = caller;
    trail.add(
        position,
        new RecordedCall(
            operation,
            time,
            region,
            () -> identity(who),
            requestId,
            request,
            Optional.ofNullable(response),
            Optional.ofNullable(error)));
  }

  /** CloudTrail calls a denial by another name than the API, and all other errors by the same. */
  private static RecordedCall.Refusal refusal(String code, @Nullable String message) {
    return new RecordedCall.Refusal(
        code.equals(ErrorCode.ACCESS_DENIED.wireName()) ? "AccessDenied" : code,
        Optional.ofNullable(message));
  }

  /** Records a GetSecretValue for each secret of a batch, in the order in which they were asked. */
  private void addEach(
      int batch, BatchGetSecretValue.Request request, BatchGetSecretValue.Response response) {
    int position = batch;
    Iterator<GetSecretValue.Response> values = response.secretValues().iterator();
    Iterator<BatchGetSecretValue.ApiErrorType> errors = response.errors().iterator();
    BatchGetSecretValue.ApiErrorType error = errors.hasNext() ? errors.next() : null;
    List<String> ids = request.secretIdList() == null ? List.of() : request.secretIdList();
    for (String id : ids) {
      if (error != null && error.secretId().equals(id)) {
        addGet(++position, id, null, error);
        error = errors.hasNext() ? errors.next() : null;
      } else {
        addGet(++position, id, values.next(), null);
      }
    }
    while (values.hasNext()) {
      GetSecretValue.Response value = values.next();
      addGet(++position, value.arn(), value, null);
    }
    while (error != null) {
      addGet(++position, error.secretId(), null, error);
      error = errors.hasNext() ? errors.next() : null;
    }
  }

  private void addGet(
      int position,
      String secretId,
      GetSecretValue.@Nullable Response response,
      BatchGetSecretValue.@Nullable ApiErrorType error) {
    add(
        position,
        GET,
        new GetSecretValue.Request(secretId, null, null),
        response,
        error == null ? null : refusal(error.errorCode(), error.message()));
  }

  private static UserIdentity identity(Principal caller) {
    boolean isRole = caller.type() == Principal.Type.ROLE;
    return new UserIdentity(
        isRole ? "AssumedRole" : "IAMUser",
        caller.userId(),
        caller.callerArn(),
        caller.accountId(),
        Optional.of(caller.accessKeyId()),
        Optional.of(caller.name()),
        isRole ? Optional.of(caller.arn()) : Optional.empty());
  }

  /** Returns CloudTrail's name of a member, which is the API's with a small first letter. */
  static String memberName(RecordComponent component) {
    WireName member = component.getAnnotation(WireName.class);
    String name = member == null ? component.getName() : member.value();
    // Once it was aRN; since February 2024 it is arn.
    return name.equals("ARN")
        ? component.getName()
        : Character.toLowerCase(name.charAt(0)) + name.substring(1);
  }
}
