package io.github.fakesecretsmanager.internal.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A codec of a record inside another record.
 *
 * <p>The record's own codec is made when a text first contains such a record, because most calls
 * leave most structures out. Thread-safe.
 */
final class NestedCodec<T extends Record> implements ValueCodec<T> {

  private final Class<T> type;
  private final RecordCodecs codecs;
  // If several threads come first, each makes a codec, and any of these will do.
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
