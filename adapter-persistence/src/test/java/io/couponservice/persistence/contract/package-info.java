/** The contracts of the ports, kept by the stores in PostgreSQL. */
package io.couponservice.persistence.contract;
