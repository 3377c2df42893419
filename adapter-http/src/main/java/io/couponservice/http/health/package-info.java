/**
 * Whether the service lives and can serve, for load balancers and orchestrators: {@link
 * io.couponservice.http.health.HealthRoutes}, on the checks that it is given.
 */
package io.couponservice.http.health;
