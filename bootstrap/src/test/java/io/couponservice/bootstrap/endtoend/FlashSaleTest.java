package io.couponservice.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.couponservice.bootstrap.endtoend.HttpCalls.Reply;
import io.couponservice.bootstrap.servers.TestServers;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** 64 clients want a stock of 1,000, one a user, and each user asks twice. */
class FlashSaleTest {

  private static final int THREADS = 64;
  private static final int STOCK = 1_000;
  private static final int USERS = 1_500;

  @Test
  void exactly_the_stock_is_issued_and_no_user_gets_two() throws Exception {
    try (RunningService service = new RunningService()) {
      HttpCalls http = service.http();
      http.createPolicy("SALE", STOCK, 1);
      List<Reply> replies = new ArrayList<>(askTwice(http));

      List<Long> winners =
          replies.stream()
              .filter(reply -> reply.status() == 201)
              .map(reply -> reply.body().get("userId").longValue())
              .toList();
      assertThat(winners).hasSize(STOCK).doesNotHaveDuplicates();
      assertThat(replies.stream().filter(reply -> reply.status() != 201))
          .hasSize(2 * USERS - STOCK)
          .allMatch(reply -> reply.status() == 422)
          .allMatch(
              reply ->
                  List.of("OUT_OF_STOCK", "USER_LIMIT_REACHED")
                      .contains(reply.body().get("code").stringValue()));
      assertThat(count(service.jdbcUrl(), "SELECT count(*) FROM coupons")).isEqualTo(STOCK);
      assertThat(count(service.jdbcUrl(), "SELECT count(DISTINCT user_id) FROM coupons"))
          .isEqualTo(STOCK);
    }
  }

  private static List<Reply> askTwice(HttpCalls http) throws Exception {
    List<Long> users = new ArrayList<>(LongStream.rangeClosed(1, USERS).boxed().toList());
    users.addAll(List.copyOf(users));
    Collections.shuffle(users, new Random(42));
    ConcurrentLinkedQueue<Long> queue = new ConcurrentLinkedQueue<>(users);
    ConcurrentLinkedQueue<Reply> replies = new ConcurrentLinkedQueue<>();
    ExecutorService clients = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        running.add(clients.submit(() -> drain(http, queue, replies)));
      }
      for (Future<?> client : running) {
        client.get();
      }
    } finally {
      clients.shutdownNow();
    }
    return List.copyOf(replies);
  }

  private static Void drain(
      HttpCalls http, ConcurrentLinkedQueue<Long> users, ConcurrentLinkedQueue<Reply> replies)
      throws Exception {
    for (Long user = users.poll(); user != null; user = users.poll()) {
      replies.add(http.issue("sale", user));
    }
    return null;
  }

  private static long count(String jdbcUrl, String sql) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(jdbcUrl, TestServers.postgres().user(), "");
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }
}
