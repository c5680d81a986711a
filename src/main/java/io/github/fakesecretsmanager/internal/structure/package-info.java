/** Records read member by member, as the API's structures are. */
@NullMarked
package io.github.fakesecretsmanager.internal.structure;

import org.jspecify.annotations.NullMarked;
