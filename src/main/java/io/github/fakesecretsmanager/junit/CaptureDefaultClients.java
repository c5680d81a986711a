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
 * A capture of the clients that the code under test builds itself, which the fake of each test
 * answers; see {@link DefaultClientCapture}. Usable as a meta-annotation.
 *
 * <pre>{@code
 * @FakeSecretsManagerTest
 * @CaptureDefaultClients
 * class DefaultClientTest {
 *
 *   @Test
 *   void reaches_a_client_of_the_code(FakeSecretsManager fake) {
 *     SecretsManagerClient.create().createSecret(r -> r.name("db").secretString("one"));
 *
 *     assertThat(fake).hasSecret("db");
 *   }
 * }
 * }</pre>
 *
 * <p>It holds for the whole JVM. So JUnit runs the tests of such classes one after another, and not
 * beside tests that lock the system properties. It registers {@link FakeSecretsManagerExtension},
 * unless a field does.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@ResourceLock(Resources.SYSTEM_PROPERTIES)
@ExtendWith(FakeSecretsManagerExtension.class)
public @interface CaptureDefaultClients {

  /**
   * {@return whether calls to other AWS services go where the SDK would send them, into the network
   * too} By default, they are refused unless their endpoint is on this machine.
   */
  boolean passOtherServices() default false;
}
