package io.github.fakesecretsmanager.bench;

/**
 * One measurement.
 *
 * @param time in microseconds of a call, or milliseconds of a process
 * @param effort the bytes allocated by a call, or the processors' milliseconds for a process
 */
record Measure(double time, double effort) {}
