/** How a decision of the domain becomes a record with its cause and its time. */
package io.couponservice.application.event;
