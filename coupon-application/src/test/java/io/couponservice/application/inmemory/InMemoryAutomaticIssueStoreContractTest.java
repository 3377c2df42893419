package io.couponservice.application.inmemory;

import io.couponservice.application.port.contract.AutomaticIssueStoreContract;
import io.couponservice.application.port.contract.Backend;

class InMemoryAutomaticIssueStoreContractTest implements AutomaticIssueStoreContract {

  private final Backend backend = new InMemoryBackend();

  @Override
  public Backend backend() {
    return backend;
  }
}
