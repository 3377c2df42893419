/**
 * The contract of the HTTP interface as an OpenAPI document: written by hand, a file a subject
 * under {@code resources/openapi}, put together by {@link
 * io.couponservice.http.contract.ApiContract} and checked in tests against every answer that they
 * get. And that of the events as an AsyncAPI document, put together from {@code resources/asyncapi}
 * and the schemas of the domain by {@link io.couponservice.http.contract.EventContract}. Entry
 * type: {@link io.couponservice.http.contract.ContractRoute}.
 */
package io.couponservice.http.contract;
