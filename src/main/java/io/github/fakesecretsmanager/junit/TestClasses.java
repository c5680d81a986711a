package io.github.fakesecretsmanager.junit;

import java.lang.annotation.Annotation;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;

/** The test class of a context and the classes around it. */
final class TestClasses {

  private TestClasses() {}

  /** Returns the classes, the outermost first. */
  static List<Class<?>> of(ExtensionContext context) {
    Set<Class<?>> classes = new LinkedHashSet<>();
    Optional<ExtensionContext> each = Optional.of(context);
    while (each.isPresent()) {
      each.get().getTestClass().ifPresent(classes::add);
      each = each.get().getParent();
    }
    List<Class<?>> outermostFirst = new ArrayList<>(classes);
    Collections.reverse(outermostFirst);
    return outermostFirst;
  }

  /** Returns the context of the nearest class around that has an annotation. */
  static Optional<ExtensionContext> annotated(
      ExtensionContext context, Class<? extends Annotation> annotation) {
    return context.getTestMethod().isEmpty()
            && AnnotationSupport.isAnnotated(context.getTestClass(), annotation)
        ? Optional.of(ofWholeClass(context))
        : context.getParent().flatMap(parent -> annotated(parent, annotation));
  }

  /**
   * Returns the context of a class itself: a class that runs several times has a context for each
   * time too.
   */
  static ExtensionContext ofWholeClass(ExtensionContext context) {
    return context
        .getParent()
        .filter(parent -> parent.getTestClass().equals(context.getTestClass()))
        .map(TestClasses::ofWholeClass)
        .orElse(context);
  }

  /** Returns the fields that register an extension of this library. */
  static List<Field> registeringFields(ExtensionContext context) {
    return of(context).stream()
        .flatMap(
            type ->
                AnnotationSupport.findAnnotatedFields(
                    type,
                    RegisterExtension.class,
                    field -> field.getType() == FakeSecretsManagerExtension.class,
                    HierarchyTraversalMode.TOP_DOWN)
                    .stream())
        .toList();
  }

  /**
   * Returns whether a field holds an extension; no instance field does before its instance exists.
   */
  static boolean holds(Field field, FakeSecretsManagerExtension extension, ExtensionContext test) {
    if (Modifier.isStatic(field.getModifiers())) {
      return valueOf(field, null) == extension;
    }
    return test.getTestInstances()
        .flatMap(instances -> instances.findInstance(field.getDeclaringClass()))
        .filter(instance -> valueOf(field, instance) == extension)
        .isPresent();
  }

  private static @Nullable Object valueOf(Field field, @Nullable Object instance) {
    return ReflectionSupport.tryToReadFieldValue(field, instance).toOptional().orElse(null);
  }
}
