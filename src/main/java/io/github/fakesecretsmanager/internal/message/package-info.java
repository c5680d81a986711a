/** The common parts of messages. */
@NullMarked
package io.github.fakesecretsmanager.internal.message;

import org.jspecify.annotations.NullMarked;
