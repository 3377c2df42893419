/**
 * Keeps the store from growing without end: {@link
 * io.couponservice.application.retention.PurgeOldRows}.
 */
package io.couponservice.application.retention;
