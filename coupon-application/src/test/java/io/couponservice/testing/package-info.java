/** What the tests of several modules share: {@link io.couponservice.testing.Eventually}. */
package io.couponservice.testing;
