/** Text for the people who find out why a test failed. */
@NullMarked
package io.github.fakesecretsmanager.internal.report;

import org.jspecify.annotations.NullMarked;
