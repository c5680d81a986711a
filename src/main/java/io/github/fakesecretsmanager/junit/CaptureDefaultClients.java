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
 * A capture of the clients that the code under test builds by itself, which the fake of each test
 * answers; see {@link DefaultClientCapture}. Usable on a team's own annotation.
 *
 * <p>It holds for the whole JVM, so JUnit runs the tests of such classes one after another, and not
 * beside others that lock the system properties. It registers {@link FakeSecretsManagerExtension}
 * where nothing else does.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@ResourceLock(Resources.SYSTEM_PROPERTIES)
@ExtendWith(FakeSecretsManagerExtension.class)
public @interface CaptureDefaultClients {

  /**
   * Whether calls to other AWS services go where the SDK would send them. If not, they are refused,
   * unless their endpoint is on this machine.
   */
  boolean passOtherServices() default false;
}
