package io.couponservice.application.page;

import java.util.List;

/**
 * A part of a list.
 *
 * @param items in the order of the list, not null
 * @param goesOn whether there is more after them
 * @param <T> the items
 */
public record Page<T>(List<T> items, boolean goesOn) {

  /** Copies the list. */
  public Page {
    items = List.copyOf(items);
  }

  /**
   * A page from one item more than it has room for.
   *
   * @param found in the order of the list, up to one more than the limit, not null
   * @param limit the most items on a page, 1 or more
   * @param <T> the items
   * @return never null
   */
  public static <T> Page<T> of(List<T> found, int limit) {
    boolean goesOn = found.size() > limit;
    return new Page<>(goesOn ? found.subList(0, limit) : found, goesOn);
  }
}
