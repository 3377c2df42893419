/** The process: {@link io.couponservice.bootstrap.Main}. */
package io.couponservice.bootstrap;
