/** Who changed what, in PostgreSQL. */
package io.couponservice.persistence.audit;
