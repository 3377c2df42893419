/**
 * What ties a request to all that follows from it: {@link
 * io.couponservice.http.correlation.Correlation}.
 */
package io.couponservice.http.correlation;
