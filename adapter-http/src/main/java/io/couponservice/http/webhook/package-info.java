/**
 * Tells another system of alarms: {@link io.couponservice.http.webhook.AlarmWebhook} posts each
 * change, {@link io.couponservice.http.webhook.WebhookSignature signed}.
 */
package io.couponservice.http.webhook;
