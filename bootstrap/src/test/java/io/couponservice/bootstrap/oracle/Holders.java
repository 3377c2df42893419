package io.couponservice.bootstrap.oracle;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Who holds a coupon after a step: no answer when the step's events are not of that reservation.
 */
final class Holders {

  private Holders() {}

  /**
   * All that may hold it then, each as an Optional that is empty for nobody. More than one when an
   * order reserved the coupon repeatedly, since coupon.used names only the order.
   *
   * @param before who holds it before the step
   * @param known all who held it before
   */
  static Stream<Optional<Holder>> after(
      Binding binding,
      Optional<Holder> before,
      List<Holder> known,
      List<PublishedEvent> published) {
    PublishedEvent first = published.get(0);
    String order = first.text("orderId");
    return switch (binding) {
      case NONE -> Stream.of(Optional.empty());
      case TAKES ->
          Stream.of(Holder.of(first))
              .filter(taker -> known.stream().noneMatch(each -> sameId(each, taker)))
              .map(Optional::of);
      case KEEPS ->
          before.stream().filter(holder -> holder.orderId().equals(order)).map(Optional::of);
      case RELEASES ->
          before.stream()
              .filter(holder -> holder.is(first.text("reservationId"), order))
              .map(holder -> Optional.empty());
      case RETAKES ->
          known.stream().filter(holder -> holder.orderId().equals(order)).map(Optional::of);
      case PASSES ->
          known.stream()
              .filter(holder -> holder.orderId().equals(order))
              .filter(holder -> releasedBy(published.get(1), holder))
              .map(holder -> Optional.empty());
      case MAKES_ITS_OWN -> Stream.of(Optional.of(new Holder("", order)));
    };
  }

  private static boolean sameId(Holder one, Holder other) {
    return one.reservationId().equals(other.reservationId());
  }

  private static boolean releasedBy(PublishedEvent cancelled, Holder holder) {
    return holder.is(cancelled.text("reservationId"), cancelled.text("orderId"));
  }
}
