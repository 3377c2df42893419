/** Lists in pages: {@link io.couponservice.application.page.Page}. */
package io.couponservice.application.page;
