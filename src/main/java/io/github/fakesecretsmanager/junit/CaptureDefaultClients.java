package io.github.fakesecretsmanager.junit;

import io.github.fakesecretsmanager.DefaultClientCapture;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/**
 * Has the fake of each test answer the clients that the code under test builds by itself, as {@link
 * DefaultClientCapture} does; usable on a team's own annotation.
 *
 * <p>It holds for the whole JVM, so JUnit runs the tests of such classes one after another, and not
 * beside others that lock the system properties. Registers {@link FakeSecretsManagerExtension}
 * where nothing else does.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@ResourceLock(Resources.SYSTEM_PROPERTIES)
@ExtendWith(FakeSecretsManagerExtension.class)
public @interface CaptureDefaultClients {}
