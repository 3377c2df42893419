package io.couponservice.http.exchange;

import io.couponservice.application.page.Page;
import io.couponservice.http.json.Json;
import io.couponservice.http.json.Mistake;
import io.couponservice.http.problem.Problem;
import io.couponservice.http.problem.ProblemException;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Which part of a list is asked for. What a cursor holds is between this class and itself.
 *
 * @param list the name of the list: a cursor of another one is refused; not null
 * @param from where it begins
 * @param limit the most items, 1 to 200
 */
public record PageRequest(String list, long from, int limit) {

  private static final String CURSOR = "cursor";
  private static final String LIMIT = "limit";
  private static final int DEFAULT_LIMIT = 50;
  private static final int MAX_LIMIT = 200;

  /**
   * Reads the parameters of a query.
   *
   * @param ctx not null
   * @param list the name of the list, not null
   * @param start where it begins without a cursor
   * @param last the greatest position that there can be
   * @param others the parameters that the list has beside {@code cursor} and {@code limit}, not
   *     null
   * @return never null
   * @throws ProblemException 400 that names the parameter if one is unknown, repeated or wrong
   */
  public static PageRequest of(
      Context ctx, String list, long start, long last, Set<String> others) {
    Set<String> known = new HashSet<>(others);
    known.add(CURSOR);
    known.add(LIMIT);
    requireKnown(ctx, known);
    String cursor = ctx.queryParam(CURSOR);
    return new PageRequest(list, cursor == null ? start : position(list, cursor, last), limit(ctx));
  }

  /**
   * Checks that a query has no other parameters, and none of them twice.
   *
   * @param ctx not null
   * @param known their names, not null
   * @throws ProblemException 400 that names the parameter
   */
  public static void requireKnown(Context ctx, Set<String> known) {
    for (String name : new TreeSet<>(ctx.queryParamMap().keySet())) {
      if (!known.contains(name)) {
        throw mistake(name, "is not a parameter of this list");
      }
      if (ctx.queryParams(name).size() > 1) {
        throw mistake(name, "must not be repeated");
      }
    }
  }

  private static int limit(Context ctx) {
    String text = ctx.queryParam(LIMIT);
    if (text == null) {
      return DEFAULT_LIMIT;
    }
    try {
      int limit = Integer.parseInt(text);
      if (limit >= 1 && limit <= MAX_LIMIT) {
        return limit;
      }
    } catch (NumberFormatException e) {
      // Told below, together with what is out of range.
    }
    throw mistake(LIMIT, "must be a whole number of 1 to " + MAX_LIMIT);
  }

  private static long position(String list, String cursor, long last) {
    try {
      String[] parts =
          new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split(":", 2);
      long position = parts.length == 2 ? Long.parseLong(parts[1]) : -1;
      if (parts[0].equals(list) && position >= 0 && position <= last) {
        return position;
      }
    } catch (IllegalArgumentException e) {
      // Told below, together with a cursor of another list.
    }
    throw mistake(CURSOR, "is none that this list gave");
  }

  /**
   * A mistake in a parameter of a query.
   *
   * @param name of the parameter, not null
   * @param detail what is wrong, not null
   * @return 400
   */
  public static ProblemException mistake(String name, String detail) {
    return new ProblemException(Problem.of(List.of(new Mistake(name, detail))));
  }

  /**
   * The answer with a part of a list.
   *
   * @param page not null
   * @param item makes an item, not null
   * @param next where the next part begins after the last item of this one, not null
   * @param <T> the items
   * @return never null
   */
  public <T> Reply reply(Page<T> page, Function<T, ObjectNode> item, ToLongFunction<T> next) {
    ObjectNode json = Json.object();
    ArrayNode items = json.putArray("items");
    page.items().stream().map(item).forEach(items::add);
    json.put(
        "nextCursor",
        page.goesOn() ? cursor(next.applyAsLong(page.items().get(page.items().size() - 1))) : null);
    return Reply.ok(json);
  }

  private String cursor(long position) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString((list + ":" + position).getBytes(StandardCharsets.UTF_8));
  }
}
