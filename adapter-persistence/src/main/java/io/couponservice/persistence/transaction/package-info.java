/**
 * Transactions and what they can fail of: {@link
 * io.couponservice.persistence.transaction.JdbiTransactions}.
 */
package io.couponservice.persistence.transaction;
