/**
 * JSON, read strictly and written by hand: what comes in and goes out is the contract, not the
 * shape of a class. Entry types: {@link io.couponservice.http.json.JsonFields} for reading, {@link
 * io.couponservice.http.json.Json} for writing.
 */
package io.couponservice.http.json;
