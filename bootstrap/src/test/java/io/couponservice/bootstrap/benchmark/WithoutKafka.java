package io.couponservice.bootstrap.benchmark;

import io.couponservice.application.inbound.HandleInboundEvents;
import io.couponservice.application.inbound.InboundOutcome;
import io.couponservice.application.record.Bytes;
import io.couponservice.application.record.InboundRecord;
import io.couponservice.application.record.RecordPosition;
import io.couponservice.bootstrap.benchmark.ReservedCoupons.Payment;
import io.couponservice.domain.event.EventType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The same use case on the same statements, called directly: no broker, no relay. */
final class WithoutKafka {

  private final HandleInboundEvents useCase;

  WithoutKafka(HandleInboundEvents useCase) {
    this.useCase = useCase;
  }

  /**
   * Handles payments in lists of one size.
   *
   * @return how long it took, in nanoseconds
   */
  long run(List<Payment> payments, int perTransaction, int threads)
      throws InterruptedException, ExecutionException {
    List<List<InboundRecord>> lists = lists(payments, perTransaction);
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    try {
      long start = System.nanoTime();
      List<Future<List<InboundOutcome>>> results = new ArrayList<>();
      for (List<InboundRecord> list : lists) {
        results.add(executor.submit(() -> useCase.handle(list)));
      }
      for (Future<List<InboundOutcome>> result : results) {
        if (!result.get().stream().allMatch(InboundOutcome.APPLIED::equals)) {
          throw new IllegalStateException("not all payments were applied");
        }
      }
      return System.nanoTime() - start;
    } finally {
      executor.shutdownNow();
    }
  }

  private static List<List<InboundRecord>> lists(List<Payment> payments, int size) {
    List<List<InboundRecord>> lists = new ArrayList<>();
    List<InboundRecord> current = new ArrayList<>();
    for (int i = 0; i < payments.size(); i++) {
      current.add(
          new InboundRecord(
              new RecordPosition(EventType.PAYMENT_COMPLETED.topic(), 0, i),
              Instant.EPOCH,
              Bytes.utf8(payments.get(i).key()),
              Bytes.utf8(payments.get(i).value()),
              List.of()));
      if (current.size() == size || i == payments.size() - 1) {
        lists.add(current);
        current = new ArrayList<>();
      }
    }
    return lists;
  }
}
