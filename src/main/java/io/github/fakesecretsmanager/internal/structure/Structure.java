package io.github.fakesecretsmanager.internal.structure;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The members of a record type, which stands for a structure of the API.
 *
 * <p>Reading a record by reflection takes long at the first call of a JVM. So the build generates a
 * subclass for each record of an operation, named after the record's class with the suffix {@code
 * Structure}. A record without such a subclass, such as a record of a test, is read by reflection.
 * The records need not be public. Immutable and thread-safe.
 */
public abstract class Structure {

  private static final Map<Class<?>, Structure> BY_TYPE = new ConcurrentHashMap<>();

  private final List<Member> members;

  /** Creates the structure with the members in the order of the record's components. */
  protected Structure(Member... members) {
    this.members = List.of(members);
  }

  /** Returns the structure of a record type. */
  public static Structure of(Class<? extends Record> type) {
    Structure known = BY_TYPE.get(type);
    if (known != null) {
      return known;
    }
    Structure found = generated(type).orElseGet(() -> ReflectedStructure.of(type));
    BY_TYPE.put(type, found);
    return found;
  }

  private static Optional<Structure> generated(Class<? extends Record> type) {
    try {
      Class<?> generated = Class.forName(type.getName() + "Structure", true, type.getClassLoader());
      return Optional.of((Structure) generated.getConstructor().newInstance());
    } catch (ClassNotFoundException e) {
      return Optional.empty();
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("the build generated no valid structure of " + type, e);
    }
  }

  /** Returns the members in the order of the record's components. */
  public final List<Member> members() {
    return members;
  }

  /** Makes a record from its members' values, in the order of {@link #members()}. */
  public abstract Record create(@Nullable Object[] values);

  /** Returns a record's value of the member at an index; null if the caller left it out. */
  public abstract @Nullable Object get(Object structure, int index);

  /** Returns a record's value of a member of this structure; null if the caller left it out. */
  public final @Nullable Object get(Object structure, Member member) {
    return get(structure, member.index());
  }

  /** A property of a member beyond its type and its limits. */
  public enum Trait {
    /** The member is required. */
    REQUIRED,
    /** The member of a response is recorded by CloudTrail in addition to the secret's ARN. */
    RECORDED,
    /** The sensitive member of a request proves something, and is not stored. */
    NOT_STORED
  }

  /**
   * A component of the record.
   *
   * @param index the position, from 0
   * @param name the component's name, for example {@code secretId}
   * @param wireName the name on the wire, for example {@code SecretId}
   * @param limits the limits on the member itself
   * @param elementLimits the limits on each element of a list
   * @param conditionKey the IAM condition key that takes its values from the member; null if no key
   *     does
   */
  public record Member(
      int index,
      String name,
      String wireName,
      Shape shape,
      Set<Trait> traits,
      List<Limit> limits,
      List<Limit> elementLimits,
      @Nullable String conditionKey) {

    /** Returns whether the member has a trait. */
    public boolean is(Trait trait) {
      return traits.contains(trait);
    }
  }
}
