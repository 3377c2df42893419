package io.couponservice.http.webhook;

import io.couponservice.application.alarm.AlarmListener;
import io.couponservice.application.alarm.AlarmStatus;
import io.couponservice.http.alarm.AlarmJson;
import io.couponservice.http.json.Json;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Posts changes of alarms, one after the other, on a thread of its own. What can't be posted is
 * tried again for a while, and those that follow wait for it; then it is given up. Of more than 100
 * that wait, the oldest is given up: the last one says how things are. Nothing is kept over a
 * restart.
 */
public final class AlarmWebhook implements AlarmListener, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(AlarmWebhook.class);
  private static final int MOST_WAITING = 100;
  private static final double FACTOR = 2;
  private static final Duration STOP = Duration.ofSeconds(2);

  private final WebhookSettings settings;
  private final Supplier<String> ids;
  private final WebhookPost post;
  private final Retry retry;
  private final BlockingQueue<byte[]> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
  private final Thread thread = new Thread(this::work, "alarm-webhook");
  private volatile boolean open = true;

  private AlarmWebhook(WebhookSettings settings, Supplier<String> ids, Clock clock) {
    this.settings = settings;
    this.ids = ids;
    this.post = new WebhookPost(settings, clock);
    this.retry =
        Retry.of(
            "alarm-webhook",
            RetryConfig.custom()
                .maxAttempts(settings.retry().attempts())
                .intervalFunction(
                    IntervalFunction.ofExponentialBackoff(
                        settings.retry().firstWait(), FACTOR, settings.retry().maxWait()))
                .retryOnException(failure -> open && !(failure instanceof InterruptedException))
                .build());
    this.retry
        .getEventPublisher()
        .onRetry(
            event ->
                LOG.info(
                    "a change of an alarm is posted again in {}: {}",
                    event.getWaitInterval(),
                    event.getLastThrowable().getMessage()));
  }

  /**
   * Starts the thread.
   *
   * @param settings not null
   * @param ids a new id for each change, not null
   * @param clock for the time in signatures, not null
   * @return to be told of changes, and closed
   */
  public static AlarmWebhook start(WebhookSettings settings, Supplier<String> ids, Clock clock) {
    AlarmWebhook webhook = new AlarmWebhook(settings, ids, clock);
    webhook.thread.start();
    return webhook;
  }

  @Override
  public void changed(AlarmStatus status) {
    byte[] body = body(status);
    while (!waiting.offer(body)) {
      if (waiting.poll() != null) {
        LOG.warn("too many changes of alarms wait for {}: the oldest is not posted", settings);
      }
    }
  }

  private byte[] body(AlarmStatus status) {
    ObjectNode json = Json.object();
    json.put("id", ids.get());
    AlarmJson.put(json, status);
    json.put("instance", settings.instance());
    return Json.bytes(json);
  }

  private void work() {
    try {
      while (open) {
        deliver(waiting.take());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void deliver(byte[] body) throws InterruptedException {
    try {
      retry.executeCallable(
          () -> {
            if (!open) {
              throw new InterruptedException("closed while it waited");
            }
            post.send(body);
            return null;
          });
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception e) {
      LOG.warn("a change of an alarm was not posted to {}: {}", settings, e.getMessage());
    }
  }

  /**
   * Whether its thread runs.
   *
   * @return false if it has ended
   */
  public boolean alive() {
    return thread.isAlive();
  }

  /** Gives up what is not posted yet. */
  @Override
  public void close() {
    open = false;
    thread.interrupt();
    try {
      TimeUnit.MILLISECONDS.timedJoin(thread, STOP.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (!waiting.isEmpty()) {
      LOG.warn("{} changes of alarms were not posted", waiting.size());
    }
  }
}
