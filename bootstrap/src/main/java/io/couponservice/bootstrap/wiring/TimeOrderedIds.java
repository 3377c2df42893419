package io.couponservice.bootstrap.wiring;

import io.couponservice.application.port.Ids;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Ids of 26 characters after their prefix, sortable by time as text: 48 bits of milliseconds, 16
 * bits that count within one of them, and 64 random bits that this process alone has. Within a
 * process strictly ascending, also when the clock goes back.
 */
public final class TimeOrderedIds implements Ids {

  /** Ascending in ASCII, without letters that are mistaken for digits. */
  private static final char[] ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ".toCharArray();

  private static final int LENGTH = 26;
  private static final int COUNTER_BITS = 16;

  private final Clock clock;
  private final long process = new SecureRandom().nextLong();
  private final AtomicLong last = new AtomicLong();

  /**
   * With its clock.
   *
   * @param clock not null
   */
  public TimeOrderedIds(Clock clock) {
    this.clock = clock;
  }

  @Override
  public String eventId() {
    return next("evt_");
  }

  @Override
  public String reservationId() {
    return next("RESV-");
  }

  @Override
  public String correlationId() {
    return next("corr_");
  }

  @Override
  public String commandId() {
    return next("cmd_");
  }

  @Override
  public String deadLetterId() {
    return next("dlq_");
  }

  @Override
  public String manualPaymentId() {
    return next("MANUAL-");
  }

  private String next(String prefix) {
    long now = clock.millis() << COUNTER_BITS;
    long time = last.updateAndGet(previous -> Math.max(previous + 1, now));
    StringBuilder id = new StringBuilder(prefix.length() + LENGTH).append(prefix);
    append(id, time, 13);
    append(id, process, 13);
    return id.toString();
  }

  /** 64 bits in 13 characters of 5 bits; the first has but 4. */
  private static void append(StringBuilder id, long bits, int characters) {
    for (int i = characters - 1; i >= 0; i--) {
      id.append(ALPHABET[(int) (bits >>> (5 * i)) & 31]);
    }
  }
}
