package io.github.fakesecretsmanager.internal.fault;

import java.util.LinkedHashMap;
import java.util.Map;

/** The recent calls by their invocation ids. Clients retry soon, so old calls are forgotten. */
final class RecentCalls<T> extends LinkedHashMap<String, T> {

  private static final long serialVersionUID = 1L;
  private static final int MAX_CALLS = 10_000;

  @Override
  protected boolean removeEldestEntry(Map.Entry<String, T> eldest) {
    return size() > MAX_CALLS;
  }
}
