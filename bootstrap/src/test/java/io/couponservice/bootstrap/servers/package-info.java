/** The servers that tests run against. */
package io.couponservice.bootstrap.servers;
