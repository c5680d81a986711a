package io.github.fakesecretsmanager.internal.trail;

import io.github.fakesecretsmanager.cloudtrail.CloudTrailEvent;

/**
 * A parameter that holds a secret value.
 *
 * @param number the number of events that the fake had recorded before
 * @param where the event and the parameter, in words
 * @param text the parameter, which holds the value
 */
record Leak(long number, CloudTrailEvent event, String where, String text) {

  /** Returns a sentence on the part of a secret that the parameter holds, without the value. */
  String sentence(String what) {
    return where + " holds " + what;
  }

  /** Returns a text without the parameter. */
  @Override
  public String toString() {
    return where;
  }
}
