package io.github.fakesecretsmanager.internal.account;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import org.junit.jupiter.api.Test;

class AccountPartsTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(AccountPartsTest.class.getPackageName());

  /** A slice for each file. */
  private static final SliceAssignment FILES =
      new SliceAssignment() {

        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
          return type.getPackageName().equals(AccountPartsTest.class.getPackageName())
              ? SliceIdentifier.of(type.getFullName().replaceFirst("\\$.*", ""))
              : SliceIdentifier.ignore();
        }

        @Override
        public String getDescription() {
          return "files of the account";
        }
      };

  @Test
  void no_two_parts_of_an_account_know_each_other() {
    slices()
        .assignedFrom(FILES)
        .should()
        .beFreeOfCycles()
        .because("a part that knows only those before it can be read and tested without the rest")
        .check(CLASSES);
  }
}
