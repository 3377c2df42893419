/** The HTTP interface over real HTTP, on stubs of the use cases: {@link RunningApi}. */
package io.couponservice.http;
