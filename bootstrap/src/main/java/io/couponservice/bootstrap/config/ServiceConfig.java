package io.couponservice.bootstrap.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

/**
 * All settings and their defaults. The names are those in YAML, below {@code coupon}; as variables
 * of the environment they are in upper case with underscores: {@code COUPON_DB_URL}.
 */
@ConfigMapping(prefix = "coupon")
public interface ServiceConfig {

  /** The profile: {@code development} or {@code production}; without one, the bare defaults. */
  Optional<String> profile();

  /** The zone of all local date-times of the contract. */
  @WithDefault("UTC")
  ZoneId zone();

  /** PostgreSQL. */
  Db db();

  /** Kafka. */
  Kafka kafka();

  /** The HTTP server. */
  Http http();

  /** Who may call the HTTP interface. */
  Api api();

  /** The outbox relay. */
  Outbox outbox();

  /** PostgreSQL. */
  interface Db {
    /** JDBC URL. */
    String url();

    /** User. */
    String user();

    /** Password. */
    @WithDefault("")
    Optional<String> password();

    /** The most connections, 2 or more. */
    @WithDefault("16")
    int poolSize();

    /** The longest wait for a connection. */
    @WithDefault("PT1S")
    Duration connectTimeout();

    /** The longest time for one statement. */
    @WithDefault("PT10S")
    Duration statementTimeout();
  }

  /** Kafka. */
  interface Kafka {
    /** Comma-separated. */
    String bootstrapServers();

    /** How many consumers, each with a thread, 1 or more. */
    @WithDefault("3")
    int concurrency();

    /** The most records in one transaction, 1 or more. */
    @WithDefault("1000")
    int drainRecords();

    /** The most bytes in one transaction, 1 or more. */
    @WithDefault("8388608")
    long drainBytes();

    /** Properties of all Kafka clients, as they are. */
    Map<String, String> properties();

    /** Properties of the consumers, as they are. */
    Map<String, String> consumer();

    /** Properties of the producer, as they are. */
    Map<String, String> producer();
  }

  /** The HTTP server. */
  interface Http {
    /** 0 picks a free one. */
    @WithDefault("8080")
    int port();
  }

  /** Who may call the HTTP interface. */
  interface Api {
    /** {@code name:role:token}, comma-separated. */
    String tokens();
  }

  /** The outbox relay. */
  interface Outbox {
    /** How long a shard stays with an instance that is not heard of. */
    @WithDefault("PT10S")
    Duration lease();

    /** The longest wait for what other instances left. */
    @WithDefault("PT0.25S")
    Duration poll();
  }
}
