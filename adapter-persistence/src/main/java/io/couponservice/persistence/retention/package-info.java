/** Deletes what has been kept long enough: {@link JdbiRetentionStore}. */
package io.couponservice.persistence.retention;
