/**
 * Holds what tests publish against the published schemas. Start at {@link
 * io.couponservice.kafka.schema.EventSchemas}; use cases in tests publish through {@link
 * io.couponservice.kafka.schema.SchemaCheckedEncoder}.
 */
package io.couponservice.kafka.schema;
