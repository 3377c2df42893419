/** The service as processes of its own, under load and killed at random, judged by the oracle. */
package io.couponservice.bootstrap.endtoend;
