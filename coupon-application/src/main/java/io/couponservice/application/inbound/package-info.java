/**
 * What happens to records that were consumed: {@link
 * io.couponservice.application.inbound.HandleInboundEvents}.
 */
package io.couponservice.application.inbound;
