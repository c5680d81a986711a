package io.github.fakesecretsmanager.internal.structure;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The members of a record type, which stands for a structure of the API.
 *
 * <p>Only this class reads records by reflection, and it looks up the members of each type only
 * once. The records need not be public. Immutable and thread-safe.
 */
public final class Structure {

  private static final ClassValue<Structure> BY_TYPE =
      new ClassValue<>() {
        @Override
        protected Structure computeValue(Class<?> type) {
          return new Structure(type);
        }
      };

  // Without this, each call of an accessor would make a new empty array.
  private static final Object[] NO_ARGUMENTS = {};

  private final Constructor<?> constructor;
  private final List<Member> members;

  private Structure(Class<?> type) {
    RecordComponent[] components = type.getRecordComponents();
    Class<?>[] types = new Class<?>[components.length];
    Member[] made = new Member[components.length];
    for (int i = 0; i < components.length; i++) {
      types[i] = components[i].getType();
      made[i] = new Member(components[i]);
    }
    this.constructor = canonicalConstructor(type, types);
    this.members = List.of(made);
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

  /** Returns the structure of a record type. */
  public static Structure of(Class<? extends Record> type) {
    return BY_TYPE.get(type);
  }

  /** Returns the members in the order of the record's components. */
  public List<Member> members() {
    return members;
  }

  /** Makes a record from its members' values, in the order of {@link #members()}. */
  public Record create(@Nullable Object[] values) {
    try {
      return (Record) constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      throw new IllegalStateException("could not make " + constructor, e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("a record can be made of its components", e);
    }
  }

  /** A component of the record. */
  public static final class Member {

    private final RecordComponent component;
    private final Method accessor;
    private final String wireName;

    private Member(RecordComponent component) {
      this.component = component;
      this.accessor = component.getAccessor();
      this.wireName = wireName(component);
      accessor.setAccessible(true);
    }

    private static String wireName(RecordComponent component) {
      WireName given = component.getAnnotation(WireName.class);
      String name = component.getName();
      return given != null
          ? given.value()
          : Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    /** Returns the component's name, for example {@code secretId}. */
    public String name() {
      return component.getName();
    }

    /** Returns the name on the wire, for example {@code SecretId}. */
    public String wireName() {
      return wireName;
    }

    /** Returns the type with its annotations, including those of a list's elements. */
    public AnnotatedType type() {
      return component.getAnnotatedType();
    }

    /** Returns the type without its annotations, which is faster to read. */
    public Type plainType() {
      return component.getGenericType();
    }

    /** Returns whether the member's type is the given type, or a subtype of it. */
    public boolean isA(Class<?> type) {
      return type.isAssignableFrom(component.getType());
    }

    /** Returns the component's annotation of a type; empty if it lacks one. */
    public <A extends Annotation> Optional<A> annotation(Class<A> type) {
      return Optional.ofNullable(component.getAnnotation(type));
    }

    /** Returns the component, so that its annotations can be read. */
    public RecordComponent component() {
      return component;
    }

    /** Returns the value of this member in a record; null if the caller left it out. */
    public @Nullable Object get(Object structure) {
      try {
        return accessor.invoke(structure, NO_ARGUMENTS);
      } catch (ReflectiveOperationException e) {
        throw new LinkageError("an accessor of a record returns its component", e);
      }
    }
  }
}
