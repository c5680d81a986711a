/** Text for people who want to know why a test failed. */
@NullMarked
package io.github.fakesecretsmanager.internal.report;

import org.jspecify.annotations.NullMarked;
