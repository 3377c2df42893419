/**
 * What all routes share: their declaration ({@link io.couponservice.http.exchange.Route}), the
 * reading of bodies and paths, the writing of answers, and waiting without a thread ({@link
 * io.couponservice.http.exchange.PendingAnswers}).
 */
package io.couponservice.http.exchange;
