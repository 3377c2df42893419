package io.couponservice.application.inmemory;

import io.couponservice.application.port.contract.AnswerStoreContract;
import io.couponservice.application.port.contract.Backend;

class InMemoryAnswerStoreContractTest implements AnswerStoreContract {

  private final Backend backend = new InMemoryBackend();

  @Override
  public Backend backend() {
    return backend;
  }
}
