package io.github.fakesecretsmanager.domain;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Two threads that use a value for the first time never wait for each other.
 *
 * <p>The JVM initializes an interface before its implementors only if it has a default method. An
 * interface that has one, and whose constants are made of its implementors, would be initialized
 * before or after them, depending on which is used first.
 */
class InitializationTest {

  private static final int ROUNDS = 100;
  private static final long PATIENCE_MILLIS = 10_000;

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.github.fakesecretsmanager");

  /**
   * An interface that may be initialized by a constant, and one of the types that the constant is
   * made of.
   */
  private record Pair(Class<?> type, Class<?> subtype) {

    @Override
    public String toString() {
      return type.getSimpleName() + " and " + subtype.getSimpleName();
    }
  }

  private static Stream<Class<?>> sealedInterfacesOfTheDomain() {
    return CLASSES.stream()
        .filter(each -> each.getPackageName().equals(InitializationTest.class.getPackageName()))
        .filter(JavaClass::isInterface)
        .<Class<?>>map(JavaClass::reflect)
        .filter(Class::isSealed);
  }

  @TestFactory
  Stream<DynamicTest> threads_that_meet_at_an_interface_and_its_implementor_go_on() {
    return sealedInterfacesOfTheDomain()
        .flatMap(
            type ->
                Stream.of(type.getPermittedSubclasses()).map(subtype -> new Pair(type, subtype)))
        .map(pair -> DynamicTest.dynamicTest(pair.toString(), () -> race(pair)));
  }

  private static void race(Pair pair) throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      ClassLoader fresh = new FreshDomain();
      // Loading takes locks of its own; only the initialization is to meet.
      load(pair.type(), false, fresh);
      load(pair.subtype(), false, fresh);
      CountDownLatch both = new CountDownLatch(2);
      List<Thread> threads =
          List.of(initializer(pair.type(), fresh, both), initializer(pair.subtype(), fresh, both));
      threads.forEach(Thread::start);

      for (Thread thread : threads) {
        thread.join(PATIENCE_MILLIS);
        assertThat(thread.isAlive()).as("%s waits in round %s", pair, round).isFalse();
      }
    }
  }

  // On a busy machine, the other thread needs the core to get here too.
  @SuppressWarnings("ThreadPriorityCheck")
  private static Thread initializer(Class<?> type, ClassLoader loader, CountDownLatch both) {
    Thread thread =
        new Thread(
            () -> {
              both.countDown();
              while (both.getCount() > 0) {
                Thread.yield();
              }
              load(type, true, loader);
            });
    // Two threads that wait for each other can't be ended.
    thread.setDaemon(true);
    return thread;
  }

  private static void load(Class<?> type, boolean initializes, ClassLoader loader) {
    try {
      Class.forName(type.getName(), initializes, loader);
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }

  /**
   * A class loader that defines the classes of the domain again, so that they are initialized
   * again.
   */
  private static final class FreshDomain extends ClassLoader {

    private static final String PREFIX = InitializationTest.class.getPackageName() + ".";

    static {
      registerAsParallelCapable();
    }

    FreshDomain() {
      super(InitializationTest.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!name.startsWith(PREFIX)) {
        return super.loadClass(name, resolve);
      }
      synchronized (getClassLoadingLock(name)) {
        Class<?> loaded = findLoadedClass(name);
        return loaded != null ? loaded : define(name);
      }
    }

    private Class<?> define(String name) {
      String file = name.replace('.', '/') + ".class";
      try (InputStream in = getParent().getResourceAsStream(file)) {
        byte[] bytes = in.readAllBytes();
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @Test
  void an_interface_with_constants_of_its_own_type_has_no_default_methods() {
    Stream<String> endangered =
        CLASSES.stream()
            .filter(JavaClass::isInterface)
            .map(JavaClass::reflect)
            .filter(InitializationTest::hasConstantsOfItsOwnType)
            .filter(type -> Arrays.stream(type.getDeclaredMethods()).anyMatch(Method::isDefault))
            .map(Class::getSimpleName);

    assertThat(endangered).isEmpty();
  }

  /** Leaves out anonymous types and lambdas, which only the interface initializes. */
  private static boolean hasConstantsOfItsOwnType(Class<?> type) {
    return Arrays.stream(type.getDeclaredFields())
        .map(InitializationTest::valueOf)
        .filter(type::isInstance)
        .map(Object::getClass)
        .anyMatch(own -> !own.isAnonymousClass() && !own.isHidden());
  }

  private static Object valueOf(Field constant) {
    try {
      constant.setAccessible(true);
      return constant.get(null);
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }
}
