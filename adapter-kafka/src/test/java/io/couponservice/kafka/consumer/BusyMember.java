package io.couponservice.kafka.consumer;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** A member of the group that does not poll beside its work, as many a consumer. */
final class BusyMember implements AutoCloseable {

  private final ConsumerSettings settings;
  private final CountDownLatch inHand = new CountDownLatch(1);
  private final CountDownLatch goOn = new CountDownLatch(1);
  private final Thread thread = new Thread(this::consume, "busy-member");
  private volatile boolean closing;

  private BusyMember(ConsumerSettings settings) {
    this.settings = settings;
  }

  static BusyMember start(ConsumerSettings settings) {
    BusyMember member = new BusyMember(settings);
    member.thread.start();
    return member;
  }

  private void consume() {
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            settings.properties(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.subscribe(settings.topics());
      while (!closing) {
        ConsumerRecords<byte[], byte[]> records = consumer.poll(Duration.ofMillis(50));
        if (!records.isEmpty()) {
          inHand.countDown();
          goOn.await();
          consumer.commitAsync();
        }
      }
      consumer.commitSync();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Waits until it has records, from which on it is busy. */
  void awaitBusy() throws InterruptedException {
    inHand.await();
  }

  /** Its work is done: from now on it polls. */
  void goOn() {
    goOn.countDown();
  }

  boolean alive() {
    return thread.isAlive();
  }

  @Override
  public void close() {
    goOn();
    closing = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
