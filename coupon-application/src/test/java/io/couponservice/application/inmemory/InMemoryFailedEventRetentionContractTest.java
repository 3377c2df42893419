package io.couponservice.application.inmemory;

import io.couponservice.application.port.contract.Backend;
import io.couponservice.application.port.contract.FailedEventRetentionContract;

class InMemoryFailedEventRetentionContractTest implements FailedEventRetentionContract {

  private final Backend backend = new InMemoryBackend();

  @Override
  public Backend backend() {
    return backend;
  }
}
