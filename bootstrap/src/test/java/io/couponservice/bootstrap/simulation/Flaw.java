package io.couponservice.bootstrap.simulation;

import io.couponservice.application.port.Transactions;

/** Something that is wrong with the service on purpose, so that one sees that it is noticed. */
interface Flaw {

  /** The service as it is. */
  Flaw NONE = transactions -> transactions;

  /** The way to the stores, with something wrong on it. */
  Transactions planted(Transactions transactions);
}
