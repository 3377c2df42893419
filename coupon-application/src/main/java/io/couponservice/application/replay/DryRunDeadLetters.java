package io.couponservice.application.replay;

import static java.util.stream.Collectors.toMap;

import io.couponservice.application.failed.DeadLetter;
import io.couponservice.application.failed.FailedEventFilter;
import io.couponservice.application.failed.FailedEventStatus;
import io.couponservice.application.failed.Operation;
import io.couponservice.application.inbound.InboundMonitor.Handled;
import io.couponservice.application.inbound.ReplayEvents;
import io.couponservice.application.port.DeadLetterStore.Place;
import io.couponservice.application.port.OutageException;
import io.couponservice.application.port.Stores;
import io.couponservice.application.port.Transactions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * Tells what replaying a set of dead letters would come to: the same code on one snapshot of the
 * database, and nothing is stored. Those of one coupon see what those before them would change;
 * that the stock of a policy which issues by payments may end on the way is not foreseen.
 */
public final class DryRunDeadLetters {

  /** The most that are looked at in one dry run. */
  public static final int MOST = 100_000;

  private static final int AT_ONCE = 500;

  /** Of what is loaded at once, but for one that is larger. */
  private static final long MOST_BYTES = 8L << 20;

  private final Transactions transactions;
  private final ReplayEvents events;

  /**
   * With its ports.
   *
   * @param transactions not null
   * @param events foresees, not null
   */
  public DryRunDeadLetters(Transactions transactions, ReplayEvents events) {
    this.transactions = transactions;
    this.events = events;
  }

  /**
   * Tells what it would come to now.
   *
   * @param filter which of those that are dead, not null
   * @param operation who asks, not null
   * @param forced whether those count too that were replayed often enough
   * @return never null
   * @throws io.couponservice.application.port.OutageException if the database is away
   */
  public DryRun dryRun(FailedEventFilter filter, Operation operation, boolean forced) {
    return transactions.reading(stores -> dryRun(stores, filter, operation, forced));
  }

  private DryRun dryRun(
      Stores stores, FailedEventFilter filter, Operation operation, boolean forced) {
    DryRun result = new DryRun();
    List<Place> places =
        stores.deadLetters().inOriginalOrder(filter.of(FailedEventStatus.DEAD), MOST + 1);
    if (places.size() > MOST) {
      result.cut();
      places = places.subList(0, MOST);
    }
    for (List<Long> part : parts(places)) {
      List<DeadLetter> letters = inOrder(part, stores.deadLetters().load(part));
      List<DeadLetter> replayed =
          letters.stream().filter(letter -> letter.replayable(forced)).toList();
      result.skip(letters.size() - replayed.size());
      foresee(stores, replayed, operation, result);
    }
    return result;
  }

  /** If a bug comes to light, each by itself, so that it is that of its culprit only. */
  private void foresee(
      Stores stores, List<DeadLetter> letters, Operation operation, DryRun result) {
    try {
      List<Handled> foreseen = events.foresee(stores, letters, operation);
      for (int i = 0; i < letters.size(); i++) {
        result.add(letters.get(i), foreseen.get(i));
      }
    } catch (OutageException e) {
      throw e;
    } catch (RuntimeException e) {
      if (letters.size() == 1) {
        result.fail(letters.get(0), e);
      } else {
        letters.forEach(letter -> foresee(stores, List.of(letter), operation, result));
      }
    }
  }

  /**
   * All of one coupon are in one part, so that each sees what the one before it would change; but
   * for those that are too large for that.
   */
  private static List<List<Long>> parts(List<Place> places) {
    Map<Object, List<Place>> byCoupon = new LinkedHashMap<>();
    for (Place place : places) {
      Object key = Objects.requireNonNullElse(place.couponId(), place);
      byCoupon.computeIfAbsent(key, any -> new ArrayList<>(1)).add(place);
    }
    List<List<Long>> parts = new ArrayList<>();
    List<Long> part = new ArrayList<>();
    long bytes = 0;
    for (List<Place> ofOne : byCoupon.values()) {
      long more = ofOne.stream().mapToLong(Place::bytes).sum();
      if (part.size() + ofOne.size() > AT_ONCE || bytes + more > MOST_BYTES) {
        parts.add(part);
        part = new ArrayList<>();
        bytes = 0;
      }
      for (Place place : ofOne) {
        if (part.size() == AT_ONCE || bytes + place.bytes() > MOST_BYTES) {
          parts.add(part);
          part = new ArrayList<>();
          bytes = 0;
        }
        part.add(place.number());
        bytes += place.bytes();
      }
    }
    parts.add(part);
    return parts.stream().filter(each -> !each.isEmpty()).toList();
  }

  private static List<DeadLetter> inOrder(List<Long> numbers, Collection<DeadLetter> loaded) {
    Map<Long, DeadLetter> byNumber =
        loaded.stream().collect(toMap(DeadLetter::number, Function.identity()));
    return numbers.stream().map(byNumber::get).toList();
  }
}
