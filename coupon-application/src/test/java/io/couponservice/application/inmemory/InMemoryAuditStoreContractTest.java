package io.couponservice.application.inmemory;

import io.couponservice.application.port.contract.AuditStoreContract;
import io.couponservice.application.port.contract.Backend;

class InMemoryAuditStoreContractTest implements AuditStoreContract {

  private final Backend backend = new InMemoryBackend();

  @Override
  public Backend backend() {
    return backend;
  }
}
