/** Figures for whoever watches the service: {@link JdbiBacklog}. */
package io.couponservice.persistence.monitoring;
