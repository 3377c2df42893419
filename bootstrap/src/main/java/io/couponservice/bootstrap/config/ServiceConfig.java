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

  /** The retries of events that failed for a cause that nobody foresaw. */
  Retry retry();

  /** The replays of many dead letters. */
  Replay replay();

  /** What comes due by itself. */
  Sweeps sweeps();

  /** How long things are kept. */
  Retention retention();

  /** Wrong coupon codes that a user may enter. */
  WrongCodes wrongCodes();

  /** The figures of the service. */
  Metrics metrics();

  /** When somebody is to be told, and how. */
  Alarms alarms();

  /** What is logged, to the standard output. */
  Log log();

  /** PostgreSQL. */
  interface Db {
    /** JDBC URL. */
    String url();

    /** User. */
    String user();

    /** Password. */
    @WithDefault("")
    Optional<String> password();

    /** The most connections: one for each consumer, and 18. */
    @WithDefault("24")
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

    /** How long the start waits for a broker before it fails. */
    @WithDefault("PT30S")
    Duration startWait();

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

    /** How long a request waits for what it asked for before it is answered with 503. */
    @WithDefault("PT1.5S")
    Duration deadline();
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

  /** The retries of events that failed for a cause that nobody foresaw. */
  interface Retry {
    /** How often an event is tried before it is a dead letter, including the first, 1 or more. */
    @WithDefault("3")
    int maxAttempts();

    /** The wait before the second attempt; doubles with each. */
    @WithDefault("PT1S")
    Duration firstWait();

    /** The longest wait. */
    @WithDefault("PT10S")
    Duration maxWait();
  }

  /** The replays of many dead letters, unless a request says otherwise. */
  interface Replay {
    /** How many a second, 1 or more. */
    @WithDefault("500")
    int perSecond();

    /** Which part of at least 20 may fail again before a job stops by itself, 0 to 1. */
    @WithDefault("0.2")
    double stopShare();
  }

  /** What comes due by itself: how often every instance looks for it. */
  interface Sweeps {
    /** For reservations that were not paid in time. */
    @WithDefault("PT1S")
    Duration timeouts();

    /** For coupons whose validity is over, or whose policy was deactivated. */
    @WithDefault("PT1S")
    Duration expiry();

    /** For changes of counts that are not added up yet. */
    @WithDefault("PT1S")
    Duration counts();

    /** For what has been kept long enough. */
    @WithDefault("PT1M")
    Duration purge();

    /** The most coupons that one transaction changes, 1 or more. */
    @WithDefault("500")
    int batch();
  }

  /** How long things are kept. */
  interface Retention {
    /** Closed reservations that no coupon refers to, at least 38 days. */
    @WithDefault("P38D")
    Duration reservations();

    /** Ids of consumed events, at least 8 days. */
    @WithDefault("P8D")
    Duration processedEvents();

    /** Ids of commands, at least a day, and no longer than reservations. */
    @WithDefault("P1D")
    Duration commands();

    /** Failed events that were closed, at least 8 days. */
    @WithDefault("P90D")
    Duration failedEvents();

    /** Calls of admins, at least 90 days. */
    @WithDefault("P400D")
    Duration audit();
  }

  /** Wrong coupon codes that a user may enter. */
  interface WrongCodes {
    /** How many within a window, over all instances, 1 or more; then no code is looked at. */
    @WithDefault("10")
    int limit();

    /** How long a window is, from the first of them, at most a day. */
    @WithDefault("PT10M")
    Duration window();
  }

  /** The figures of the service. */
  interface Metrics {
    /** Whether everybody may see them; else a token of the role viewer is needed. */
    @WithDefault("true")
    Truth open();
  }

  /** When somebody is to be told, and how. */
  interface Alarms {
    /** How far back delays and the error ratio go, from a second to a day. */
    @WithDefault("PT5M")
    Duration window();

    /** How often alarms are evaluated. */
    @WithDefault("PT5S")
    Duration period();

    /** How long an alarm has to be calm before it is over. */
    @WithDefault("PT1M")
    Duration hold();

    /** The longest 99th percentile of processing delays that is no alarm. */
    @WithDefault("PT5S")
    Duration processingDelay();

    /** The highest error ratio that is no alarm. */
    @WithDefault("0.01")
    double errorRatio();

    /** Of how many attempts, or more, the error ratio is judged. */
    @WithDefault("100")
    long errorRatioLeast();

    /** The most outstanding dead letters that are no alarm. */
    @WithDefault("100")
    long deadLetters();

    /** Who is told of changes. */
    Webhook webhook();
  }

  /** Who is told of changes of alarms. */
  interface Webhook {
    /** Where they are posted to, of http or https; none for nowhere. */
    Optional<String> url();

    /** What they are signed with, 16 characters or more; given with the URL. */
    Optional<String> secret();
  }

  /** What is logged, to the standard output. */
  interface Log {
    /** A line of text, or an object of JSON, for each event. */
    @WithDefault("text")
    LogFormat format();

    /** The least level of our own events. */
    @WithDefault("info")
    LogLevel level();
  }

  /** Yes or no, and nothing else: what is neither is a mistake, not a no. */
  enum Truth {
    /** Yes. */
    TRUE,
    /** No. */
    FALSE
  }

  /** How an event is written. */
  enum LogFormat {
    /** For people. */
    TEXT,
    /** For machines. */
    JSON
  }

  /** How much is logged. */
  enum LogLevel {
    /** Only what failed. */
    ERROR,
    /** What somebody may have to look at, too. */
    WARN,
    /** What happens once in a while, too. */
    INFO,
    /** Everything. May hold what users and other services sent. */
    DEBUG
  }
}
