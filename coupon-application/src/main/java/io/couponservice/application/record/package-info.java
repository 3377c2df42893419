/** Records as they are read from and written to topics: bytes, not looked into. */
package io.couponservice.application.record;
