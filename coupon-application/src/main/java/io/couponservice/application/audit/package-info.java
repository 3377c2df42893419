/** Who changed what, and when: {@link io.couponservice.application.audit.AdminAudit}. */
package io.couponservice.application.audit;
