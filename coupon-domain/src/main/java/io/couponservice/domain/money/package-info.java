/** Money: whole won behind a type of its own ({@link io.couponservice.domain.money.Won}). */
package io.couponservice.domain.money;
