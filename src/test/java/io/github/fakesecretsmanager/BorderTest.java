package io.github.fakesecretsmanager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThatCode;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.github.fakesecretsmanager.sdk.CapturingAsyncHttpService;
import io.github.fakesecretsmanager.sdk.CapturingHttpService;
import io.github.fakesecretsmanager.server.FakeSecretsManagerServer;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.secretsmanager.model.SecretsManagerRequest;

/** The border between what a user may name and the engine, which promises nothing. */
class BorderTest {

  private static final String BASE = "io.github.fakesecretsmanager";
  private static final String INTERNAL = BASE + ".internal";

  /** Where a user comes in; what these packages show leads to the rest. */
  private static final Set<String> ENTRANCES = Set.of(BASE, BASE + ".junit", BASE + ".assertions");

  /** What a build or a command line names, and no code. */
  private static final Set<Class<?>> NAMED_OUTSIDE_CODE =
      Set.of(
          CapturingHttpService.class,
          CapturingAsyncHttpService.class,
          FakeSecretsManagerServer.class);

  private static final List<JavaClass> PUBLIC_TYPES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages(BASE).stream()
              .filter(type -> isPublic(type) && !type.isArray())
              .toList();

  /** An old JUnit lacks types that the extension names, so its signatures can't be read. */
  @BeforeAll
  static void assume_a_junit_that_has_what_the_extension_names() {
    assumeThatCode(
            () ->
                Class.forName(
                    "org.junit.jupiter.api.extension.TestInstantiationAwareExtension"
                        + "$ExtensionContextScope"))
        .doesNotThrowAnyException();
  }

  private static boolean isPublic(JavaClass type) {
    return type.getModifiers().contains(JavaModifier.PUBLIC)
        && type.getEnclosingClass().map(BorderTest::isPublic).orElse(true);
  }

  private static boolean isInternal(String name) {
    return name.startsWith(INTERNAL + ".");
  }

  private static Stream<Class<?>> publicTypesOutside() {
    return PUBLIC_TYPES.stream()
        .filter(type -> !isInternal(type.getName()))
        .map(type -> (Class<?>) type.reflect());
  }

  /** Returns what a user can name, starting from the entrances: all that signatures lead to. */
  private static Set<Class<?>> reachable() {
    Deque<Class<?>> open =
        publicTypesOutside()
            .filter(type -> ENTRANCES.contains(type.getPackageName()))
            .collect(Collectors.toCollection(ArrayDeque::new));
    Set<Class<?>> reachable = new LinkedHashSet<>();
    while (!open.isEmpty()) {
      Class<?> next = open.remove();
      if (next.getName().startsWith(BASE) && reachable.add(next)) {
        open.addAll(shownBy(next));
      }
    }
    return reachable;
  }

  /** Returns the types in the signatures that a user of a type sees. */
  private static Set<Class<?>> shownBy(Class<?> type) {
    Set<Class<?>> shown = new LinkedHashSet<>();
    if (type.getGenericSuperclass() != null) {
      add(type.getGenericSuperclass(), shown);
    }
    Stream.of(type.getGenericInterfaces()).forEach(each -> add(each, shown));
    Stream.of(type.getTypeParameters()).forEach(each -> add(each, shown));
    Stream.of(type.getDeclaredClasses()).filter(BorderTest::isShown).forEach(shown::add);
    if (type.isSealed()) {
      Stream.of(type.getPermittedSubclasses()).filter(BorderTest::isShown).forEach(shown::add);
    }
    for (Field field : type.getDeclaredFields()) {
      if (isShown(field.getModifiers())) {
        add(field.getGenericType(), shown);
      }
    }
    for (Method method : type.getDeclaredMethods()) {
      if (isShown(method.getModifiers()) && !method.isSynthetic()) {
        add(method.getGenericReturnType(), shown);
        addParameters(method, shown);
      }
    }
    for (Constructor<?> constructor : type.getDeclaredConstructors()) {
      if (isShown(constructor.getModifiers())) {
        addParameters(constructor, shown);
      }
    }
    return shown;
  }

  private static void addParameters(Executable executable, Set<Class<?>> shown) {
    Stream.of(executable.getGenericParameterTypes()).forEach(each -> add(each, shown));
    Stream.of(executable.getGenericExceptionTypes()).forEach(each -> add(each, shown));
    Stream.of(executable.getTypeParameters()).forEach(each -> add(each, shown));
  }

  private static boolean isShown(Class<?> type) {
    return isShown(type.getModifiers());
  }

  private static boolean isShown(int modifiers) {
    return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
  }

  private static void add(Type type, Set<Class<?>> shown) {
    if (type instanceof Class<?> raw) {
      shown.add(raw.isArray() ? raw.getComponentType() : raw);
    } else if (type instanceof ParameterizedType generic) {
      add(generic.getRawType(), shown);
      Stream.of(generic.getActualTypeArguments()).forEach(each -> add(each, shown));
    } else if (type instanceof GenericArrayType array) {
      add(array.getGenericComponentType(), shown);
    } else if (type instanceof WildcardType wildcard) {
      Stream.of(wildcard.getUpperBounds()).forEach(each -> add(each, shown));
      Stream.of(wildcard.getLowerBounds()).forEach(each -> add(each, shown));
    } else if (type instanceof TypeVariable<?> variable) {
      // A bound may name the variable itself; its class is enough.
      Stream.of(variable.getBounds())
          .filter(bound -> !(bound instanceof TypeVariable<?>))
          .map(bound -> bound instanceof ParameterizedType generic ? generic.getRawType() : bound)
          .forEach(bound -> add(bound, shown));
    }
  }

  @Test
  void every_public_type_outside_internal_is_reachable_by_a_user() {
    Set<Class<?>> reachable = reachable();

    assertThat(publicTypesOutside())
        .as("make it package-private, move it to internal, or let a signature lead to it")
        .isSubsetOf(Stream.concat(reachable.stream(), NAMED_OUTSIDE_CODE.stream()).toList());
  }

  @Test
  void no_signature_that_a_user_sees_names_a_type_of_internal() {
    Set<String> internal = new TreeSet<>();
    Stream.concat(reachable().stream(), NAMED_OUTSIDE_CODE.stream())
        .forEach(
            type ->
                shownBy(type).stream()
                    .filter(shown -> isInternal(shown.getName()))
                    .forEach(shown -> internal.add(type.getName() + " shows " + shown.getName())));

    assertThat(internal).isEmpty();
  }

  @Test
  void no_public_type_has_the_name_of_one_that_the_sdk_models() {
    Set<String> models =
        new ClassFileImporter()
            .importPackages(SecretsManagerRequest.class.getPackageName()).stream()
                .filter(type -> isPublic(type) && type.isTopLevelClass())
                .map(JavaClass::getSimpleName)
                .collect(Collectors.toSet());

    assertThat(models).contains("Tag", "Filter", "ReplicaRegionType");
    assertThat(PUBLIC_TYPES)
        .as("an IDE offers both to a user")
        .noneMatch(type -> models.contains(type.getSimpleName()));
  }
}
