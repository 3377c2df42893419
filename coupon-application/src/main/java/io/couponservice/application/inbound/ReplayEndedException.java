package io.couponservice.application.inbound;

import io.couponservice.application.batching.AbandonedException;

/**
 * The job that a replay is part of was stopped, or taken over by another instance, or one of its
 * dead letters was closed, while the replay was under way: nothing of that is stored.
 */
public final class ReplayEndedException extends AbandonedException {

  private static final long serialVersionUID = 1L;

  ReplayEndedException(String message) {
    super(message);
  }
}
