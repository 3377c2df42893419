/** Records that could not be processed: {@link io.couponservice.application.failed.DeadLetters}. */
package io.couponservice.application.failed;
