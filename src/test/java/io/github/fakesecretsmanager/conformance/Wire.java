package io.github.fakesecretsmanager.conformance;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.reactivestreams.Publisher;
import software.amazon.awssdk.core.async.SdkPublisher;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.sync.RequestBody;

/**
 * The last exchange of each thread, byte for byte. The SDK's types would hide an unknown member, or
 * how an error spells its message. Thread-safe.
 */
final class Wire implements ExecutionInterceptor {

  private static final String TARGET = "X-Amz-Target";
  private static final ExecutionAttribute<Call> CALL = new ExecutionAttribute<>("call");

  /** A call, whose answer may arrive on another thread than its request. */
  private static final class Call {
    private volatile String operation = "";
    private volatile byte[] request = {};
    private volatile int status;
    private volatile ByteArrayOutputStream answer = new ByteArrayOutputStream();
  }

  private final ThreadLocal<Call> last = ThreadLocal.withInitial(Call::new);

  /** Forgets the last exchange of this thread. */
  void clear() {
    last.remove();
  }

  /** Returns the last exchange of this thread, if an answer came. */
  Optional<Exchange> last() {
    Call call = last.get();
    return call.status == 0
        ? Optional.empty()
        : Optional.of(
            new Exchange(
                call.operation,
                Exchange.parsed(call.request),
                call.status,
                Exchange.parsed(call.answer.toByteArray())));
  }

  @Override
  public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
    Call call = new Call();
    last.set(call);
    attributes.putAttribute(CALL, call);
  }

  @Override
  public void beforeTransmission(
      Context.BeforeTransmission context, ExecutionAttributes attributes) {
    Call call = attributes.getAttribute(CALL);
    call.operation =
        context
            .httpRequest()
            .firstMatchingHeader(TARGET)
            .map(target -> target.substring(target.indexOf('.') + 1))
            .orElse("");
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    context.requestBody().map(Wire::bytes).ifPresent(body::writeBytes);
    context
        .asyncRequestBody()
        .ifPresent(
            sent -> SdkPublisher.adapt(sent).subscribe(part -> body.writeBytes(copy(part))).join());
    call.request = body.toByteArray();
  }

  private static byte[] bytes(RequestBody body) {
    try (InputStream stream = body.contentStreamProvider().newStream()) {
      return stream.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] copy(ByteBuffer part) {
    byte[] bytes = new byte[part.remaining()];
    part.duplicate().get(bytes);
    return bytes;
  }

  @Override
  public Optional<InputStream> modifyHttpResponseContent(
      Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
    ByteArrayOutputStream answer = answer(context, attributes);
    return context.responseBody().map(body -> read(body, answer));
  }

  /** Begins an answer. If the SDK repeats an attempt, each attempt has its own answer. */
  private static ByteArrayOutputStream answer(
      Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
    Call call = attributes.getAttribute(CALL);
    call.status = context.httpResponse().statusCode();
    call.answer = new ByteArrayOutputStream();
    return call.answer;
  }

  private static InputStream read(InputStream body, ByteArrayOutputStream answer) {
    try (body) {
      answer.writeBytes(body.readAllBytes());
      return new ByteArrayInputStream(answer.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Optional<Publisher<ByteBuffer>> modifyAsyncHttpResponseContent(
      Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
    ByteArrayOutputStream answer = answer(context, attributes);
    return context
        .responsePublisher()
        .map(
            body ->
                SdkPublisher.adapt(body)
                    .map(
                        part -> {
                          answer.writeBytes(copy(part));
                          return part;
                        }));
  }
}
