/**
 * What every implementation of a port has to do, as tests: an implementation's test implements a
 * contract by saying which {@link io.couponservice.application.port.contract.Backend} it is about.
 */
package io.couponservice.application.port.contract;
