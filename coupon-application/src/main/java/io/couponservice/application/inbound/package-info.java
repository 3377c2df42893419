/**
 * What happens to records that were consumed: {@link
 * io.couponservice.application.inbound.HandleInboundEvents}, and to those that failed: {@link
 * io.couponservice.application.inbound.RetryFailedEvents}.
 */
package io.couponservice.application.inbound;
