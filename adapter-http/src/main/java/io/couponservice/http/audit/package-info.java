/**
 * Keeps who changed what by way of HTTP, {@link io.couponservice.http.audit.AuditTrail}, and shows
 * it, {@link io.couponservice.http.audit.AuditRoutes}.
 */
package io.couponservice.http.audit;
