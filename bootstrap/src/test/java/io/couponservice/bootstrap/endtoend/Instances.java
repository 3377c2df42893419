package io.couponservice.bootstrap.endtoend;

import io.couponservice.bootstrap.config.ConfigSources;
import io.couponservice.bootstrap.wiring.CouponService;
import io.couponservice.embedded.LoopbackPort;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Instances of the service in this process, which join and leave, each at an address of its own.
 */
final class Instances implements AutoCloseable {

  private final Backends backends;
  private final Map<String, String> settings;
  private final List<Integer> ports;
  private final Map<Integer, CouponService> running = new TreeMap<>();

  /**
   * None runs yet.
   *
   * @param most how many there may be at once
   * @param settings beyond what they need to find their servers
   */
  Instances(Backends backends, int most, Map<String, String> settings) {
    this.backends = backends;
    this.settings = Map.copyOf(settings);
    ports = IntStream.range(0, most).mapToObj(i -> LoopbackPort.anyFree()).toList();
  }

  List<URI> urls() {
    return ports.stream().map(port -> URI.create("http://localhost:" + port)).toList();
  }

  int count() {
    return running.size();
  }

  /** One that runs leaves, or one that doesn't joins; at least one stays. */
  void change(SplittableRandom random) {
    int port = ports.get(random.nextInt(ports.size()));
    if (!running.containsKey(port)) {
      join(port);
    } else if (running.size() > 1) {
      leave(port);
    } else {
      joinUpTo(2);
    }
  }

  void joinUpTo(int count) {
    for (int port : ports) {
      if (running.size() < count && !running.containsKey(port)) {
        join(port);
      }
    }
  }

  /** Any of those that run. */
  void leaveAny(SplittableRandom random) {
    leave(new ArrayList<>(running.keySet()).get(random.nextInt(running.size())));
  }

  private void join(int port) {
    Map<String, String> all = new HashMap<>(settings);
    all.put("COUPON_DB_URL", backends.jdbcUrl());
    all.put("COUPON_DB_USER", backends.user());
    all.put("COUPON_KAFKA_BOOTSTRAP_SERVERS", backends.bootstrapServers());
    all.put("COUPON_HTTP_PORT", Integer.toString(port));
    all.put("COUPON_API_TOKENS", "load:admin:" + ServiceProcess.TOKEN);
    running.put(port, CouponService.start(ConfigSources.read(null, all)));
  }

  private void leave(int port) {
    running.remove(port).close();
  }

  @Override
  public void close() {
    for (int port : List.copyOf(running.keySet())) {
      leave(port);
    }
  }
}
