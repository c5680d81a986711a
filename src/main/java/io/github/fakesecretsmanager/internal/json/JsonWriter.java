package io.github.fakesecretsmanager.internal.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Writes JSON texts one after the other with one generator, as making a generator costs a fifth of
 * what a usual text does.
 *
 * <p>Not thread-safe; {@link #write(Content)} is, and gives each thread a writer of its own.
 */
final class JsonWriter {

  private static final int MAX_KEPT_BYTES = 65_536;

  private static final AtomicReference<@Nullable JsonWriter> IDLE = new AtomicReference<>();

  private final ByteArrayOutputStream text = new ByteArrayOutputStream();
  private final JsonGenerator generator;

  private JsonWriter() throws IOException {
    generator = Json.FACTORY.createGenerator(text);
  }

  /** Writes one value. */
  interface Content {
    void writeTo(JsonGenerator generator) throws IOException;
  }

  /** Returns a value as JSON in UTF-8. */
  static byte[] write(Content content) {
    try {
      JsonWriter idle = IDLE.getAndSet(null);
      JsonWriter writer = idle == null ? new JsonWriter() : idle;
      content.writeTo(writer.generator);
      writer.generator.flush();
      byte[] written = writer.text.toByteArray();
      // A writer that failed halfway, or that has grown large, is left to the garbage collector.
      if (written.length <= MAX_KEPT_BYTES) {
        writer.text.reset();
        IDLE.set(writer);
      }
      return written;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
