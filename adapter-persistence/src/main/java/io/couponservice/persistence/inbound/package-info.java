/** What makes consuming idempotent, in PostgreSQL. */
package io.couponservice.persistence.inbound;
