/**
 * Records that could not be processed: stored and published by {@link
 * io.couponservice.application.failed.DeadLetters}, shown by {@link
 * io.couponservice.application.failed.ReadDeadLetters}, closed by {@link
 * io.couponservice.application.failed.DiscardDeadLetters}.
 */
package io.couponservice.application.failed;
