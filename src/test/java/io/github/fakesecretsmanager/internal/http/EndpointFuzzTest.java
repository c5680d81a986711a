package io.github.fakesecretsmanager.internal.http;

import static io.github.fakesecretsmanager.internal.http.RawClient.CALL;
import static io.github.fakesecretsmanager.internal.http.RawClient.call;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fakesecretsmanager.support.RandomInput;
import java.io.IOException;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random or randomly changed bytes. Each client gets an answer or an end, and the next is served.
 */
@Tag(RandomInput.TAG)
class EndpointFuzzTest extends EndpointContract {

  private static final int CLIENTS = RandomInput.shareOf(500);

  private static final String[] GOOD = {
    call("{\"SecretId\":\"db\"}"),
    CALL + "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n",
    "GET /_fake/health HTTP/1.1\r\nHost: [::1]:80\r\nConnection: close\r\n\r\n",
    call("one") + call("two")
  };

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void no_random_bytes_stop_the_endpoint(int seed) throws IOException {
    Random random = new Random(seed);
    LoopbackEndpoint endpoint = endpoint();

    for (int i = 0; i < CLIENTS; i++) {
      byte[] bytes = random.nextInt(4) == 0 ? noise(random) : spoilt(random);
      try (RawClient client = new RawClient(endpoint.uri())) {
        client.send(bytes).endOutput();
        assertThat(client.answer().status()).isBetween(200, 505);
      } catch (SocketException e) {
        assertThat(e)
            .as("cut off while it was still sending")
            .hasMessageMatching("(?i).*(reset|pipe).*");
      }
    }

    assertThat(RawClient.exchange(endpoint.uri(), call("{}")).body()).isEqualTo("{}");
    endpoint.close();
    assertThat(Threads.of(endpoint)).isEmpty();
  }

  private static byte[] noise(Random random) {
    byte[] bytes = new byte[1 + random.nextInt(5000)];
    random.nextBytes(bytes);
    return bytes;
  }

  private static byte[] spoilt(Random random) {
    byte[] bytes = GOOD[random.nextInt(GOOD.length)].getBytes(StandardCharsets.US_ASCII);
    for (int changes = random.nextInt(4); changes > 0; changes--) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    int length = random.nextInt(3) == 0 ? 1 + random.nextInt(bytes.length) : bytes.length;
    return Arrays.copyOf(bytes, length);
  }
}
