package io.github.fakesecretsmanager.internal.iam;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/**
 * A range of IP addresses, such as {@code 10.0.0.0/8}, or a single address.
 *
 * @param start the address as a number
 * @param bits the length of an address: 32 or 128
 * @param prefix the number of leading bits that all addresses of the range share
 */
record IpRange(BigInteger start, int bits, int prefix) {

  /**
   * Parses a range or an address.
   *
   * @throws IllegalArgumentException if the text is neither
   */
  static IpRange parse(String text) {
    String[] parts = text.split("/", -1);
    byte[] address = bytes(parts[0]);
    int bits = address.length * 8;
    int prefix = parts.length == 1 ? bits : Integer.parseInt(parts[1]);
    if (parts.length > 2 || prefix < 0 || prefix > bits) {
      throw new IllegalArgumentException(
          "invalid range of IP addresses <" + text + ">: use one such as 10.0.0.0/8");
    }
    return new IpRange(new BigInteger(1, address), bits, prefix);
  }

  /**
   * Returns whether an address is in the range; an address of the other IP version is not.
   *
   * @throws IllegalArgumentException if the text is not an address
   */
  boolean contains(String address) {
    byte[] bytes = bytes(address);
    return bytes.length * 8 == bits
        && new BigInteger(1, bytes)
            .shiftRight(bits - prefix)
            .equals(start.shiftRight(bits - prefix));
  }

  private static byte[] bytes(String address) {
    // InetAddress would look up a name in the network.
    if (!address.matches("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*")) {
      throw invalid(address, null);
    }
    try {
      return InetAddress.getByName(address).getAddress();
    } catch (UnknownHostException e) {
      throw invalid(address, e);
    }
  }

  private static IllegalArgumentException invalid(
      String address, @Nullable UnknownHostException cause) {
    return new IllegalArgumentException(
        "invalid IP address <" + address + ">: use one such as 10.1.2.3 or 2001:db8::1", cause);
  }
}
