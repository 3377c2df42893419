/**
 * The ports of the store in memory, for tests and simulations: {@link
 * io.couponservice.application.inmemory.InMemoryDatabase}. They keep what the contracts of the
 * ports and the constraints of the schema say.
 */
package io.couponservice.application.inmemory;
