/**
 * Judges from outside whether a run of the service was correct: from the topics, the tables and
 * what callers were promised, and from nothing of the service's own code. Start at {@link
 * io.couponservice.bootstrap.oracle.Oracle}.
 */
package io.couponservice.bootstrap.oracle;
