/** The way to PostgreSQL: pool and migrations. Entry type: {@link Database}. */
package io.couponservice.persistence.database;
