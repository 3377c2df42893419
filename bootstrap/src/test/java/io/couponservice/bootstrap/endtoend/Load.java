package io.couponservice.bootstrap.endtoend;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Users who get coupons, order with them and pay, all at once and for as long as the test likes.
 * The draws repeat with the seed, the interleaving doesn't.
 */
final class Load implements AutoCloseable {

  private static final int THREADS = 8;
  private static final Duration FINISHES_WITHIN = Duration.ofSeconds(90);

  /** Few users want a lot, so that limits matter; the others come once. */
  private static final int GREEDY_USERS = 40;

  private final CouponApi api;
  private final PaymentEvents events;
  private final LoadPolicies policies = new LoadPolicies();
  private final LoadReport report = new LoadReport();
  private final SplittableRandom random;
  private final Queue<Booking> heldBack = new ConcurrentLinkedQueue<>();
  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
  private final List<Future<?>> running = new ArrayList<>();
  private volatile boolean stopping;

  Load(List<URI> instances, String bootstrapServers, long seed) {
    api = new CouponApi(instances);
    events = new PaymentEvents(bootstrapServers, seed);
    random = new SplittableRandom(seed);
  }

  /** Creates the policies, for which the service must be ready, and starts. */
  void start() throws Exception {
    policies.create(api, random);
    for (int i = 0; i < THREADS; i++) {
      SplittableRandom own = random.split();
      running.add(
          threads.submit(
              () -> {
                shop(own);
                return null;
              }));
    }
  }

  private void shop(SplittableRandom own) throws Exception {
    Shopper shopper = new Shopper(api, report, own);
    Payer payer = new Payer(events, shopper, report, own);
    while (!stopping) {
      String code = LoadPolicies.DRAWN.get(own.nextInt(LoadPolicies.DRAWN.size()));
      long user = own.nextInt(20) == 0 ? own.nextInt(1, GREEDY_USERS) : own.nextInt(1_000, 1 << 30);
      Optional<Long> coupon = shopper.issue(user, code);
      if (coupon.isPresent()) {
        Optional<Booking> booking = shopper.reserve(coupon.get(), user, events.number("ORDER-"));
        if (booking.isPresent() && code.equals(LoadPolicies.BRIEF)) {
          heldBack.add(booking.get());
        } else if (booking.isPresent()) {
          payer.pay(booking.get());
        }
      }
    }
  }

  /** Ends when all is sent, also what waited for coupons to expire. */
  LoadReport finish() throws Exception {
    stopping = true;
    for (Future<?> each : running) {
      each.get(FINISHES_WITHIN.toSeconds(), TimeUnit.SECONDS);
    }
    Await.until(FINISHES_WITHIN, policies::isBriefOver, () -> "the brief policy is still valid");
    Payer payer = new Payer(events, new Shopper(api, report, random), report, random);
    heldBack.forEach(payer::payTooLate);
    events.awaitSent();
    return report;
  }

  @Override
  public void close() {
    stopping = true;
    threads.shutdownNow();
    events.close();
  }
}
