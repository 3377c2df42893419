/**
 * What goes wrong, as {@code application/problem+json} (RFC 9457) with a stable code. Entry type:
 * {@link io.couponservice.http.problem.Problem}; handlers throw {@link
 * io.couponservice.http.problem.ProblemException}, and {@link
 * io.couponservice.http.problem.ProblemMapping} turns everything else that is thrown into one.
 */
package io.couponservice.http.problem;
