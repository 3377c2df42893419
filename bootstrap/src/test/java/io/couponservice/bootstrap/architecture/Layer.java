package io.couponservice.bootstrap.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;

/**
 * A layer with all that it may see. What is not listed is forbidden.
 *
 * @param name of its package, below that of the project
 * @param seen packages, besides its own and the JDK's
 */
record Layer(String name, List<String> seen) {

  static Stream<Layer> all() {
    return Stream.of(
        layer("domain"),
        layer("application", own("domain")),
        layer(
            "kafka",
            own("domain"),
            own("application"),
            "org.apache.kafka..",
            "tools.jackson..",
            "com.fasterxml.jackson.annotation",
            "io.github.resilience4j.core",
            "org.slf4j"),
        layer(
            "persistence",
            own("domain"),
            own("application"),
            "org.jdbi.v3.core..",
            "com.zaxxer.hikari",
            "org.postgresql.ds",
            "org.flywaydb.core..",
            "javax.sql",
            "org.slf4j"),
        layer(
            "http",
            own("domain"),
            own("application"),
            "io.javalin..",
            "jakarta.servlet..",
            "org.eclipse.jetty..",
            "tools.jackson..",
            "io.github.resilience4j..",
            "javax.crypto..",
            "org.slf4j"),
        layer(
            "bootstrap",
            own("domain"),
            own("application"),
            own("kafka"),
            own("persistence"),
            own("http"),
            "io.smallrye.config..",
            "io.micrometer..",
            "ch.qos.logback..",
            "com.zaxxer.hikari..",
            "javax.sql",
            "org.apache.kafka.clients..",
            "picocli",
            "org.slf4j.."));
  }

  String packages() {
    return own(name);
  }

  ArchRule rule() {
    return classes()
        .that()
        .resideInAPackage(packages())
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            Stream.concat(Stream.of(packages(), "java.."), seen.stream()).toArray(String[]::new));
  }

  private static Layer layer(String name, String... seen) {
    return new Layer(name, List.of(seen));
  }

  private static String own(String layer) {
    return "io.couponservice." + layer + "..";
  }
}
