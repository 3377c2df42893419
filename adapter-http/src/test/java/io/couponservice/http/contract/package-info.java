/** Whether the OpenAPI document is valid, complete, and what the service does. */
package io.couponservice.http.contract;
