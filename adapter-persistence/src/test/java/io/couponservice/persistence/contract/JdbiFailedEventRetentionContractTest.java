package io.couponservice.persistence.contract;

import io.couponservice.application.port.contract.Backend;
import io.couponservice.application.port.contract.FailedEventRetentionContract;
import io.couponservice.persistence.database.TestDatabase;
import org.junit.jupiter.api.extension.RegisterExtension;

class JdbiFailedEventRetentionContractTest implements FailedEventRetentionContract {

  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private final Backend backend = new JdbiBackend(DATABASE);

  @Override
  public Backend backend() {
    return backend;
  }
}
