/**
 * Many commands, one transaction: {@link io.couponservice.application.batching.Coalescer} gathers
 * what arrives at the same time, {@link io.couponservice.application.batching.BatchExecution} keeps
 * a failure to its culprit.
 */
package io.couponservice.application.batching;
