package io.github.fakesecretsmanager.internal.trail;

import io.github.fakesecretsmanager.cloudtrail.CloudTrailEvent;

/**
 * A parameter that contains a secret value.
 *
 * @param number the number of events that the fake had recorded before
 * @param where the event and the parameter, in words
 * @param text the parameter's text, which contains the value
 */
record Leak(long number, CloudTrailEvent event, String where, String text) {

  /**
   * Returns a sentence about the leak, without the value.
   *
   * @param what the part of a secret that the parameter contains, in words
   */
  String sentence(String what) {
    return where + " holds " + what;
  }

  /** Returns a text without the parameter. */
  @Override
  public String toString() {
    return where;
  }
}
