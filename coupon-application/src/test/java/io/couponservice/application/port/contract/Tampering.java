package io.couponservice.application.port.contract;

import java.util.function.Consumer;

/** Changes what a store handed out, as far as it can be changed: the store must not notice. */
final class Tampering {

  private Tampering() {}

  static <C> void with(C collection, Consumer<C> change) {
    try {
      change.accept(collection);
    } catch (UnsupportedOperationException e) {
      // One that can't be changed is as good as a copy.
    }
  }
}
