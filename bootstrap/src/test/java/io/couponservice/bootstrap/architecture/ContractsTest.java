package io.couponservice.bootstrap.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A contract of a port that only one of its implementations keeps is none. */
class ContractsTest {

  private static final String CONTRACTS = "io.couponservice.application.port.contract";
  private static final String IN_MEMORY = "io.couponservice.application.inmemory";
  private static final String POSTGRESQL = "io.couponservice.persistence.contract";

  @Test
  void each_contract_is_kept_in_memory_and_in_postgresql() {
    List<JavaClass> contracts =
        new ClassFileImporter()
            .importPackages(CONTRACTS, IN_MEMORY, POSTGRESQL).stream()
                .filter(type -> type.getPackageName().equals(CONTRACTS))
                .filter(ContractsTest::isContract)
                .toList();
    assertThat(contracts).hasSizeGreaterThan(15);
    assertThat(contracts)
        .allSatisfy(
            contract -> assertThat(packagesOfTests(contract)).contains(IN_MEMORY, POSTGRESQL));
  }

  private static boolean isContract(JavaClass type) {
    return type.isInterface()
        && type.getSimpleName().endsWith("Contract")
        && !type.getSimpleName().equals("Contract");
  }

  private static Set<String> packagesOfTests(JavaClass contract) {
    return contract.getAllSubclasses().stream()
        .filter(type -> !type.isInterface())
        .map(JavaClass::getPackageName)
        .collect(Collectors.toSet());
  }
}
