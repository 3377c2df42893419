package io.couponservice.application.inmemory;

/**
 * Told of every call of a port, named by its store and method ({@code coupons.lock}, {@code
 * queue.read}) or {@code begin} and {@code commit}. Whatever a method throws, the caller of the
 * port gets: within a transaction that rolls back, except after {@code commit}, whose effect stays.
 *
 * <p>Before {@code begin} and after {@code commit} no transaction is open, so that another one may
 * be run from there.
 */
public interface Faults {

  /** Nothing goes wrong. */
  Faults NONE = new Faults() {};

  /**
   * A call is about to take effect.
   *
   * @param call not null
   */
  default void before(String call) {}

  /**
   * A call has taken effect. Its answer may still be lost.
   *
   * @param call not null
   */
  default void after(String call) {}
}
