package io.couponservice.bootstrap.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.PackageMatcher;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureTest {

  private static final ImportOption TESTS =
      location -> location.contains("/test-classes/") || location.contains("-tests.jar");

  private static final JavaClasses PRODUCT =
      new ClassFileImporter()
          .withImportOption(location -> !TESTS.includes(location))
          .importPackages("io.couponservice");

  private static final JavaClasses TEST_CLASSES =
      new ClassFileImporter().withImportOption(TESTS).importPackages("io.couponservice");

  private static final JavaClasses PLANTED =
      TEST_CLASSES.that(JavaClass.Predicates.resideInAPackage("..planted.."));

  private static final ArchRule ORACLE_KNOWS_NOTHING =
      ArchRuleDefinition.noClasses()
          .that()
          .resideInAPackage("io.couponservice.bootstrap.oracle..")
          .should()
          .dependOnClassesThat(
              DescribedPredicate.describe(
                  "are of the service",
                  type ->
                      type.getPackageName().startsWith("io.couponservice")
                          && !type.getPackageName()
                              .startsWith("io.couponservice.bootstrap.oracle")));

  @ParameterizedTest
  @MethodSource("io.couponservice.bootstrap.architecture.Layer#all")
  void a_layer_holds_classes(Layer layer) {
    // A rule about a package without classes would pass whatever happens.
    assertThat(PRODUCT.that(JavaClass.Predicates.resideInAPackage(layer.packages()))).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("io.couponservice.bootstrap.architecture.Layer#all")
  void a_layer_sees_only_what_it_may(Layer layer) {
    layer.rule().check(PRODUCT);
  }

  @ParameterizedTest
  @MethodSource("io.couponservice.bootstrap.architecture.Layer#all")
  void a_planted_violation_is_found(Layer layer) {
    assertThat(layer.rule().evaluate(PLANTED).hasViolation()).isTrue();
  }

  @Test
  void the_oracle_knows_nothing_of_the_service() {
    JavaClasses oracle =
        TEST_CLASSES.that(
            JavaClass.Predicates.resideInAPackage("io.couponservice.bootstrap.oracle"));
    assertThat(oracle).isNotEmpty();
    ORACLE_KNOWS_NOTHING.check(oracle);
    assertThat(ORACLE_KNOWS_NOTHING.evaluate(PLANTED).hasViolation()).isTrue();
  }

  @Test
  void the_product_has_no_package_that_no_rule_knows() {
    assertThat(PRODUCT)
        .allMatch(
            type ->
                Layer.all()
                    .map(Layer::packages)
                    .map(PackageMatcher::of)
                    .anyMatch(layer -> layer.matches(type.getPackageName())));
  }
}
