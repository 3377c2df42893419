package io.couponservice.persistence.database;

import java.time.Duration;

/**
 * How to reach the database.
 *
 * @param url JDBC, not null
 * @param user not null
 * @param password not null
 * @param poolSize the most connections, 2 or more
 * @param connectTimeout the longest wait for a connection, from the pool or to the server
 * @param statementTimeout how long the server lets a statement run
 */
public record DatabaseSettings(
    String url,
    String user,
    String password,
    int poolSize,
    Duration connectTimeout,
    Duration statementTimeout) {

  /** Without the password. */
  @Override
  public String toString() {
    return "DatabaseSettings[url=%s, user=%s, poolSize=%d]".formatted(url, user, poolSize);
  }
}
