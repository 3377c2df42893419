package io.couponservice.application.port.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/** Runs the same at once on several threads. */
final class Concurrently {

  static final int THREADS = 8;

  private Concurrently() {}

  /** What each thread's work returned, by the number of the thread; fails as the first that did. */
  static <R> List<R> run(IntFunction<R> work) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      CyclicBarrier start = new CyclicBarrier(THREADS);
      List<Future<R>> running = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        int thread = i;
        running.add(
            threads.submit(
                () -> {
                  start.await();
                  return work.apply(thread);
                }));
      }
      List<R> results = new ArrayList<>();
      for (Future<R> each : running) {
        results.add(each.get(60, TimeUnit.SECONDS));
      }
      return results;
    } finally {
      threads.shutdownNow();
    }
  }
}
