package io.github.fakesecretsmanager.internal.iam;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** Holds a range of IP addresses, such as {@code 10.0.0.0/8}; a single address is one too. */
record IpRange(BigInteger start, int bits, int prefix) {

  /**
   * @throws IllegalArgumentException when the text is no range
   */
  static IpRange parse(String text) {
    String[] parts = text.split("/", -1);
    byte[] address = bytes(parts[0]);
    int bits = address.length * 8;
    int prefix = parts.length == 1 ? bits : Integer.parseInt(parts[1]);
    if (parts.length > 2 || prefix < 0 || prefix > bits) {
      throw new IllegalArgumentException("no range of IP addresses");
    }
    return new IpRange(new BigInteger(1, address), bits, prefix);
  }

  boolean contains(String address) {
    byte[] bytes = bytes(address);
    return bytes.length * 8 == bits
        && new BigInteger(1, bytes)
            .shiftRight(bits - prefix)
            .equals(start.shiftRight(bits - prefix));
  }

  private static byte[] bytes(String address) {
    // A name would be looked up in the network.
    if (!address.matches("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*")) {
      throw new IllegalArgumentException("no IP address");
    }
    try {
      return InetAddress.getByName(address).getAddress();
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("no IP address", e);
    }
  }
}
