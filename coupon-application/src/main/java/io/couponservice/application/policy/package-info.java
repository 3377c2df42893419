/** Use cases about policies. Entry type: {@link io.couponservice.application.policy.Policies}. */
package io.couponservice.application.policy;
