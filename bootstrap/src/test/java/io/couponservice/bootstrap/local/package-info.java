/** The command of the README that starts everything: {@link LocalMain}. */
package io.couponservice.bootstrap.local;
