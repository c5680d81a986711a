package io.github.fakesecretsmanager.domain;

import java.util.Arrays;
import java.util.Objects;

/**
 * The secret part of a version, as text or as bytes. {@code toString} shows kind and length only.
 *
 * <p>Immutable and thread-safe.
 */
public sealed interface SecretValue {

  /** {@return the length: characters of a text, bytes of a binary value} */
  int length();

  /** {@return how many bytes Secrets Manager has to store; those of a text are in UTF-8} */
  int size();

  /**
   * A {@code SecretString}.
   *
   * @param text the value in plain text
   */
  record Text(String text) implements SecretValue {

    /**
     * Creates a value.
     *
     * @param text the value in plain text
     * @throws NullPointerException if the text is null
     */
    public Text {
      Objects.requireNonNull(text, "text is null: use the text to keep secret");
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public int size() {
      int size = 0;
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        // Half of a pair counts for two of its four bytes.
        size += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
      }
      return size;
    }

    @Override
    public String toString() {
      return "SecretString of " + length() + " characters";
    }
  }

  /** A {@code SecretBinary}. */
  final class Binary implements SecretValue {

    private final byte[] bytes;

    /**
     * Creates a value.
     *
     * @param bytes the value, which is copied
     * @throws NullPointerException if the bytes are null
     */
    public Binary(byte[] bytes) {
      Objects.requireNonNull(bytes, "bytes is null: use the bytes to keep secret");
      this.bytes = bytes.clone();
    }

    /** {@return a copy of the bytes} */
    public byte[] bytes() {
      return bytes.clone();
    }

    @Override
    public int length() {
      return bytes.length;
    }

    @Override
    public int size() {
      return bytes.length;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Binary that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
      return "SecretBinary of " + length() + " bytes";
    }
  }
}
