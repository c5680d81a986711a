package io.github.fakesecretsmanager.internal.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes a record inside another record.
 *
 * <p>The codec of the record is made when a text has one for the first time: most calls leave most
 * structures out. Thread-safe.
 */
final class NestedCodec<T extends Record> implements ValueCodec<T> {

  private final Class<T> type;
  private final RecordCodecs codecs;
  // Threads that are the first at the same time each make one, and any of these will do.
  private volatile @Nullable RecordCodec<T> codec;

  NestedCodec(Class<T> type, RecordCodecs codecs) {
    this.type = type;
    this.codecs = codecs;
  }

  private RecordCodec<T> codec() {
    RecordCodec<T> made = codec;
    if (made == null) {
      made = codecs.of(type);
      codec = made;
    }
    return made;
  }

  @Override
  public T read(JsonParser parser) throws IOException {
    return codec().read(parser);
  }

  @Override
  public void write(JsonGenerator generator, T value) throws IOException {
    codec().write(generator, value);
  }
}
