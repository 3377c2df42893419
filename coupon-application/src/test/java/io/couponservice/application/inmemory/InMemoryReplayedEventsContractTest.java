package io.couponservice.application.inmemory;

import io.couponservice.application.port.contract.Backend;
import io.couponservice.application.port.contract.ReplayedEventsContract;

class InMemoryReplayedEventsContractTest implements ReplayedEventsContract {

  private final Backend backend = new InMemoryBackend();

  @Override
  public Backend backend() {
    return backend;
  }
}
