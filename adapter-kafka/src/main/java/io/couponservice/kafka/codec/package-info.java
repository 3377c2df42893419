/** Events as JSON, as the contract has them. Bad bytes are a value here, never an exception. */
package io.couponservice.kafka.codec;
