/** Policies, their counts and the users' quotas, in PostgreSQL. */
package io.couponservice.persistence.policy;
