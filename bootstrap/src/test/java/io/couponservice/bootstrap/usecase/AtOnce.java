package io.couponservice.bootstrap.usecase;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Tasks that start at the same moment, each in a thread of its own. */
final class AtOnce {

  private AtOnce() {}

  /** What they returned, in their order; or what one of them threw. */
  static <T> List<T> run(List<Callable<T>> tasks) throws InterruptedException, ExecutionException {
    ExecutorService executor = Executors.newFixedThreadPool(tasks.size());
    CyclicBarrier start = new CyclicBarrier(tasks.size());
    try {
      List<Future<T>> futures =
          tasks.stream()
              .map(
                  task ->
                      executor.submit(
                          () -> {
                            start.await();
                            return task.call();
                          }))
              .toList();
      List<T> results = new ArrayList<>();
      for (Future<T> future : futures) {
        results.add(future.get());
      }
      return results;
    } finally {
      executor.shutdownNow();
    }
  }
}
