package io.github.fakesecretsmanager.internal.structure;

import io.github.fakesecretsmanager.internal.operation.constraint.Items;
import io.github.fakesecretsmanager.internal.operation.constraint.Length;
import io.github.fakesecretsmanager.internal.operation.constraint.Matches;
import io.github.fakesecretsmanager.internal.operation.constraint.OneOf;
import io.github.fakesecretsmanager.internal.operation.constraint.Range;
import io.github.fakesecretsmanager.internal.operation.constraint.Required;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A structure that is read from a record and its annotations. Immutable and thread-safe. */
public final class ReflectedStructure extends Structure {

  // Without this, each call of an accessor would make a new empty array.
  private static final Object[] NO_ARGUMENTS = {};

  private final Constructor<?> constructor;
  private final Method[] accessors;

  /** Reads a record type. */
  public static Structure of(Class<? extends Record> type) {
    return new ReflectedStructure(type);
  }

  private ReflectedStructure(Class<? extends Record> type) {
    super(members(type.getRecordComponents()));
    RecordComponent[] components = type.getRecordComponents();
    this.constructor =
        canonicalConstructor(
            type, Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
    this.accessors = Stream.of(components).map(RecordComponent::getAccessor).toArray(Method[]::new);
    for (Method accessor : accessors) {
      accessor.setAccessible(true);
    }
  }

  private static Constructor<?> canonicalConstructor(Class<?> type, Class<?>[] components) {
    try {
      Constructor<?> constructor = type.getDeclaredConstructor(components);
      constructor.setAccessible(true);
      return constructor;
    } catch (NoSuchMethodException e) {
      throw new AssertionError("a record has its canonical constructor", e);
    }
  }

  @Override
  public Record create(@Nullable Object[] values) {
    try {
      return (Record) constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      throw new IllegalStateException("could not make " + constructor, e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("a record can be made of its components", e);
    }
  }

  @Override
  public @Nullable Object get(Object structure, int index) {
    try {
      return accessors[index].invoke(structure, NO_ARGUMENTS);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("an accessor of a record returns its component", e);
    }
  }

  private static Member[] members(RecordComponent[] components) {
    return IntStream.range(0, components.length)
        .mapToObj(index -> member(index, components[index]))
        .toArray(Member[]::new);
  }

  private static Member member(int index, RecordComponent component) {
    String name = component.getName();
    return new Member(
        index,
        name,
        annotation(component, WireName.class)
            .map(WireName::value)
            .orElseGet(() -> Character.toUpperCase(name.charAt(0)) + name.substring(1)),
        shape(component.getGenericType()),
        traits(component),
        limits(component),
        elementLimits(component.getAnnotatedType()),
        annotation(component, ConditionKey.class).map(ConditionKey::value).orElse(null));
  }

  private static <A extends Annotation> Optional<A> annotation(
      AnnotatedElement element, Class<A> type) {
    return Optional.ofNullable(element.getAnnotation(type));
  }

  private static Shape shape(Type type) {
    if (!(type instanceof ParameterizedType generic)) {
      return Shape.of((Class<?>) type);
    }
    Type[] arguments = generic.getActualTypeArguments();
    Shape element = shape(arguments[arguments.length - 1]);
    return generic.getRawType() == List.class ? Shape.listOf(element) : Shape.mapOf(element);
  }

  private static final Map<Class<? extends Annotation>, Trait> TRAITS =
      Map.of(
          Required.class, Trait.REQUIRED,
          Recorded.class, Trait.RECORDED,
          NotStored.class, Trait.NOT_STORED);

  private static Set<Trait> traits(RecordComponent component) {
    return TRAITS.entrySet().stream()
        .filter(each -> component.isAnnotationPresent(each.getKey()))
        .map(Map.Entry::getValue)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static List<Limit> elementLimits(AnnotatedType type) {
    return type instanceof AnnotatedParameterizedType list
        ? limits(list.getAnnotatedActualTypeArguments()[0])
        : List.of();
  }

  private static List<Limit> limits(AnnotatedElement element) {
    List<Limit> limits = new ArrayList<>();
    annotation(element, Length.class)
        .ifPresent(length -> addLength(limits, length.min(), length.max()));
    annotation(element, Items.class)
        .ifPresent(items -> addLength(limits, items.min(), items.max()));
    annotation(element, Range.class).ifPresent(range -> addRange(limits, range.min(), range.max()));
    annotation(element, Matches.class)
        .filter(matches -> matches.refusedBy() == Matches.RefusedBy.LIMITS)
        .ifPresent(matches -> limits.add(new Limit.Matches(matches.value())));
    annotation(element, OneOf.class)
        .ifPresent(oneOf -> limits.add(new Limit.OneOf(List.of(oneOf.value()))));
    return List.copyOf(limits);
  }

  private static void addLength(List<Limit> limits, long min, long max) {
    if (max < Integer.MAX_VALUE) {
      limits.add(new Limit.LengthAtMost(max));
    }
    if (min > 0) {
      limits.add(new Limit.LengthAtLeast(min));
    }
  }

  private static void addRange(List<Limit> limits, long min, long max) {
    if (max < Integer.MAX_VALUE) {
      limits.add(new Limit.AtMost(max));
    }
    if (min > 0) {
      limits.add(new Limit.AtLeast(min));
    }
  }
}
