package io.github.fakesecretsmanager.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A fuzz test of the bytes that a client sends on one connection, without a socket. */
class ConnectionFuzz {

  private static final class MemorySocket extends Socket {

    private final ByteArrayInputStream input;
    private final ByteArrayOutputStream output = new ByteArrayOutputStream();

    MemorySocket(byte[] bytes) {
      this.input = new ByteArrayInputStream(bytes);
    }

    @Override
    public InputStream getInputStream() {
      return input;
    }

    @Override
    public OutputStream getOutputStream() {
      return output;
    }

    @Override
    public void setTcpNoDelay(boolean on) {}

    @Override
    public void setSoTimeout(int milliseconds) {}

    @Override
    public void shutdownOutput() {}
  }

  @FuzzTest(maxDuration = "1m")
  void a_connection_answers_in_http_or_not_at_all(byte[] bytes) {
    MemorySocket socket = new MemorySocket(bytes);
    Routes routes = new Routes(request -> EndpointContract.answer(request.body()), () -> {});

    new Connection(socket, routes, EndpointLimits.DEFAULT).run();

    String answer = socket.output.toString(StandardCharsets.ISO_8859_1);
    assertThat(answer).matches("(?s)|HTTP/1\\.1 [1-5]\\d\\d .*");
  }
}
