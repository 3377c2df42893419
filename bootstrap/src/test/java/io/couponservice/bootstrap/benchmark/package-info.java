/** How fast the service is, measured on real servers. */
package io.couponservice.bootstrap.benchmark;
