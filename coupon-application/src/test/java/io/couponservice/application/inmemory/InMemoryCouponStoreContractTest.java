package io.couponservice.application.inmemory;

import io.couponservice.application.port.contract.Backend;
import io.couponservice.application.port.contract.CouponStoreContract;

class InMemoryCouponStoreContractTest implements CouponStoreContract {

  private final Backend backend = new InMemoryBackend();

  @Override
  public Backend backend() {
    return backend;
  }
}
