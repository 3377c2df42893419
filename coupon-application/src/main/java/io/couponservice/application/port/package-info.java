/**
 * What the use cases need of the outside: interfaces that the adapters implement. {@link
 * io.couponservice.application.port.Transactions} is the way to all {@link
 * io.couponservice.application.port.Stores}.
 */
package io.couponservice.application.port;
