/**
 * What operators do about dead letters: have one replayed or tried out, {@link
 * io.couponservice.application.replay.ReplayDeadLetters}; have many replayed, {@link
 * io.couponservice.application.replay.ReplayJobs}, which {@link
 * io.couponservice.application.replay.RunReplayJobs} does. The records go through {@link
 * io.couponservice.application.inbound.HandleInboundEvents}, as they did the first time.
 */
package io.couponservice.application.replay;
