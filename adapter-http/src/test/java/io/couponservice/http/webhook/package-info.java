/** Tests of the webhook, and a receiver for others' tests. */
package io.couponservice.http.webhook;
