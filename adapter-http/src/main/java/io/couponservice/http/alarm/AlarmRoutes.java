package io.couponservice.http.alarm;

import io.couponservice.application.alarm.AlarmStatus;
import io.couponservice.http.auth.Access;
import io.couponservice.http.exchange.Reply;
import io.couponservice.http.exchange.Route;
import java.util.List;
import java.util.function.Supplier;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** {@code /api/v1/alarms}: the alarms as this instance evaluated them last. */
public final class AlarmRoutes {

  private final Supplier<List<AlarmStatus>> alarms;

  /**
   * With what it shows.
   *
   * @param alarms all of them; must not block, not null
   */
  public AlarmRoutes(Supplier<List<AlarmStatus>> alarms) {
    this.alarms = alarms;
  }

  /**
   * The route.
   *
   * @return never null
   */
  public List<Route> routes() {
    return List.of(Route.get("/api/v1/alarms", Access.VIEWER, ctx -> Reply.ok(all()).write(ctx)));
  }

  private ArrayNode all() {
    ArrayNode all = JsonNodeFactory.instance.arrayNode();
    alarms.get().forEach(each -> all.add(AlarmJson.of(each)));
    return all;
  }
}
