/**
 * A real PostgreSQL that a test or a local run starts as a child process, without a container.
 *
 * <p>Start reading at {@link io.couponservice.persistence.embedded.PostgresServer}. Linux on x86-64
 * only, as root or as another user. Not for production: anybody on the machine may log in as the
 * superuser.
 */
package io.couponservice.persistence.embedded;
