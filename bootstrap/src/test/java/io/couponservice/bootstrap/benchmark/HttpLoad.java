package io.couponservice.bootstrap.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * A process that sends requests over connections that stay open, each as soon as the one before it
 * on its connection is answered. Its input are requests, a line each: path, tab, body. It prints
 * what {@link LoadProcess} reads. Needs nothing but the JDK and this package, so that it can be
 * started from the directory of its classes.
 */
final class HttpLoad {

  private final int port;
  private final String token;
  private final List<String> requests;
  private final AtomicInteger next = new AtomicInteger();
  private final long[] nanos;
  private final short[] statuses;

  private HttpLoad(int port, String token, List<String> requests) {
    this.port = port;
    this.token = token;
    this.requests = requests;
    this.nanos = new long[requests.size()];
    this.statuses = new short[requests.size()];
  }

  /** Port, token, connections. */
  public static void main(String[] args) throws Exception {
    List<String> requests;
    try (BufferedReader input =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      requests = input.lines().toList();
    }
    new HttpLoad(Integer.parseInt(args[0]), args[1], requests).run(Integer.parseInt(args[2]));
  }

  private void run(int connections) throws Exception {
    CountDownLatch begin = new CountDownLatch(1);
    List<Thread> threads =
        IntStream.range(0, connections).mapToObj(i -> new Thread(() -> send(begin))).toList();
    threads.forEach(Thread::start);
    long start = System.nanoTime();
    begin.countDown();
    for (Thread thread : threads) {
      thread.join();
    }
    report(System.nanoTime() - start);
  }

  private void send(CountDownLatch begin) {
    try (HttpConnection connection = new HttpConnection(port, token)) {
      begin.await();
      for (int i = next.getAndIncrement(); i < nanos.length; i = next.getAndIncrement()) {
        String request = requests.get(i);
        int tab = request.indexOf('\t');
        long start = System.nanoTime();
        statuses[i] =
            (short) connection.post(request.substring(0, tab), request.substring(tab + 1));
        nanos[i] = System.nanoTime() - start;
      }
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void report(long total) {
    TreeMap<Short, Integer> counts = new TreeMap<>();
    for (short status : statuses) {
      counts.merge(status, 1, Integer::sum);
    }
    Arrays.sort(nanos);
    System.out.println(total);
    System.out.println(percentile(50) + " " + percentile(99) + " " + nanos[nanos.length - 1]);
    counts.forEach((status, count) -> System.out.println(status + " " + count));
  }

  private long percentile(int percent) {
    return nanos[(int) Math.min(nanos.length - 1L, nanos.length * (long) percent / 100)];
  }
}
