/**
 * Domain and use cases over the in-memory ports, in one thread, with one seed and a clock of its
 * own: whole histories of a service that crashes, waits, repeats and is late. Start at {@link
 * io.couponservice.bootstrap.simulation.Simulation}.
 */
package io.couponservice.bootstrap.simulation;
