package io.couponservice.application.inmemory;

import io.couponservice.application.port.contract.Backend;
import io.couponservice.application.port.contract.ReplayJobStoreContract;

class InMemoryReplayJobStoreContractTest implements ReplayJobStoreContract {

  private final Backend backend = new InMemoryBackend();

  @Override
  public Backend backend() {
    return backend;
  }
}
