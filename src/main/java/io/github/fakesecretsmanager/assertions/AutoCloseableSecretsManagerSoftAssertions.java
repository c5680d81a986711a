package io.github.fakesecretsmanager.assertions;

import org.assertj.core.api.AutoCloseableSoftAssertionsProvider;

/** Collects the failures of assertions until the end of a {@code try} block, which throws them. */
public class AutoCloseableSecretsManagerSoftAssertions extends SecretsManagerSoftAssertions
    implements AutoCloseableSoftAssertionsProvider {}
