/** Records that could not be processed, in PostgreSQL. */
package io.couponservice.persistence.failed;
