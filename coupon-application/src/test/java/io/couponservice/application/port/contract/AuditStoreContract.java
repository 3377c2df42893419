package io.couponservice.application.port.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.couponservice.application.audit.AdminCall;
import io.couponservice.application.audit.AuditFilter;
import io.couponservice.application.audit.AuditedCall;
import io.couponservice.application.audit.AuditedCall.Outcome;
import io.couponservice.application.port.AuditStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@link AuditStore} promises. */
public interface AuditStoreContract extends Contract {

  @Test
  default void a_call_is_kept_with_all_that_is_known_of_it() {
    AdminCall call =
        new AdminCall(
            "kim", "ADMIN", "POST", "/api/v1/x/{id}", "/api/v1/x/1", "{}", "corr_1", "key");

    long id = begin(call);

    assertThat(newest(AuditFilter.ALL))
        .singleElement()
        .satisfies(
            kept -> {
              assertThat(kept.auditId()).isEqualTo(id);
              assertThat(kept.call()).isEqualTo(call);
              assertThat(kept.outcome()).as("not known yet").isNull();
            });
    Outcome outcome = new Outcome(409, "NOT_DEAD", true);
    run(stores -> stores.audit().end(id, outcome));
    assertThat(newest(AuditFilter.ALL).get(0).outcome()).isEqualTo(outcome);
  }

  @Test
  default void what_a_call_does_not_have_is_null() {
    AdminCall call = new AdminCall("kim", "ADMIN", "POST", "/r", "/r", null, "corr_1", null);
    long id = begin(call);
    run(stores -> stores.audit().end(id, new Outcome(200, null, false)));

    AuditedCall kept = newest(AuditFilter.ALL).get(0);
    assertThat(kept.call()).isEqualTo(call);
    assertThat(kept.outcome()).isEqualTo(new Outcome(200, null, false));
  }

  @Test
  default void each_filter_leaves_out_what_does_not_have_it() {
    begin(call("kim", "corr_1"));
    begin(call("lee", "corr_2"));
    Instant at = newest(AuditFilter.ALL).get(0).at();

    assertThat(newest(AuditFilter.ALL)).hasSize(2);
    assertThat(newest(new AuditFilter("kim", null, null, null))).hasSize(1);
    assertThat(newest(new AuditFilter(null, null, null, "corr_2"))).hasSize(1);
    assertThat(newest(new AuditFilter("kim", null, null, "corr_2"))).isEmpty();
    assertThat(newest(new AuditFilter(null, at.plusSeconds(1), null, null))).isEmpty();
    assertThat(newest(new AuditFilter(null, null, at.plusSeconds(1), null))).hasSize(2);
    assertThat(newest(new AuditFilter(null, null, at.minusSeconds(60), null))).isEmpty();
  }

  @Test
  default void pages_follow_each_other_the_newest_first() {
    long first = begin(call("kim", "corr_1"));
    long second = begin(call("kim", "corr_2"));

    assertThat(list(stores -> stores.audit().newest(AuditFilter.ALL, Long.MAX_VALUE, 1)))
        .extracting(AuditedCall::auditId)
        .containsExactly(second);
    assertThat(list(stores -> stores.audit().newest(AuditFilter.ALL, second, 9)))
        .extracting(AuditedCall::auditId)
        .containsExactly(first);
  }

  @Test
  default void calls_are_deleted_once_they_are_old_enough() {
    begin(call("kim", "corr_1"));
    begin(call("kim", "corr_2"));
    backend().age(Duration.ofDays(2));
    begin(call("kim", "corr_3"));

    assertThat(purge(1)).isEqualTo(1);
    assertThat(purge(9)).isEqualTo(1);
    assertThat(purge(9)).isZero();
    assertThat(newest(AuditFilter.ALL)).hasSize(1);
  }

  private int purge(int limit) {
    return in(stores -> stores.retention().purgeAudit(Duration.ofDays(1), limit));
  }

  private static AdminCall call(String actor, String correlationId) {
    return new AdminCall(actor, "ADMIN", "POST", "/r", "/r", null, correlationId, null);
  }

  private long begin(AdminCall call) {
    return in(stores -> stores.audit().begin(call));
  }

  private List<AuditedCall> newest(AuditFilter filter) {
    return list(stores -> stores.audit().newest(filter, Long.MAX_VALUE, 9));
  }
}
