package io.couponservice.application.inbound;

import io.couponservice.application.batching.AbandonedException;

/**
 * The job that a replay is part of was stopped, or taken over by another instance, while the replay
 * was under way: nothing of that is stored.
 */
public final class ReplayEndedException extends AbandonedException {

  private static final long serialVersionUID = 1L;

  /** It ends what is under way. */
  public ReplayEndedException() {
    super("the job has been stopped or taken over meanwhile");
  }
}
