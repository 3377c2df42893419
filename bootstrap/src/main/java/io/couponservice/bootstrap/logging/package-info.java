/** What is logged, and how: {@link io.couponservice.bootstrap.logging.LogSetup}. */
package io.couponservice.bootstrap.logging;
