package io.couponservice.bootstrap.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import io.couponservice.domain.coupon.Coupon;
import io.couponservice.domain.coupon.Reservation;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Plans are made while the tables are empty, and are kept while they grow: no statement may read
 * more than what it was asked for.
 */
class GrowingTablesTest {

  private static final int COUPONS = 3_000;
  private static final int BATCH = 30;

  @Test
  void what_a_batch_reads_does_not_grow_with_the_tables() throws Exception {
    try (UseCaseFixture fixture = new UseCaseFixture()) {
      neverAnalyze(fixture);
      fixture.createPolicy("GROW", 100_000L, 1);
      List<Coupon> coupons = fixture.issued("GROW", COUPONS);
      for (List<Coupon> batch : batches(coupons)) {
        List<Reservation> reserved = fixture.reserved(batch);
        fixture
            .useCases()
            .inbound()
            .handle(reserved.stream().map(fixture::paymentCompleted).toList());
      }
      List<String> read =
          fixture
              .jdbi()
              .withHandle(
                  handle -> {
                    handle.execute("SELECT pg_stat_force_next_flush()");
                    return handle
                        .createQuery(
                            """
                            SELECT relname || ' ' || seq_tup_read + coalesce(idx_tup_fetch, 0)
                            FROM pg_stat_user_tables
                            WHERE seq_tup_read + coalesce(idx_tup_fetch, 0) > :most
                            """)
                        .bind("most", 20 * COUPONS)
                        .mapTo(String.class)
                        .list();
                  });
      assertThat(read).isEmpty();
    }
  }

  private static void neverAnalyze(UseCaseFixture fixture) {
    for (String table : List.of("coupons", "reservations", "commands", "processed_events")) {
      fixture
          .jdbi()
          .useHandle(
              handle -> handle.execute("ALTER TABLE " + table + " SET (autovacuum_enabled = off)"));
    }
  }

  private static List<List<Coupon>> batches(List<Coupon> coupons) {
    return IntStream.range(0, COUPONS / BATCH)
        .mapToObj(i -> coupons.subList(i * BATCH, (i + 1) * BATCH))
        .toList();
  }
}
