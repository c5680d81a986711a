/** What messages have in common. */
@NullMarked
package io.github.fakesecretsmanager.internal.message;

import org.jspecify.annotations.NullMarked;
