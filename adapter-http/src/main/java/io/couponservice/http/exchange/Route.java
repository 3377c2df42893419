package io.couponservice.http.exchange;

import io.couponservice.http.auth.Access;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import java.util.Objects;

/**
 * One method of one path. There is no other way to add a route, so none is without access.
 *
 * @param method not null
 * @param path with parameters in braces, not null
 * @param access who may use it, not null
 * @param handler not null
 */
public record Route(HandlerType method, String path, Access access, Handler handler) {

  /** Checks for null. */
  public Route {
    Objects.requireNonNull(method, "method");
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(access, "access");
    Objects.requireNonNull(handler, "handler");
  }

  /**
   * A route that reads; it answers HEAD too.
   *
   * @param path with parameters in braces, not null
   * @param access who may use it, not null
   * @param handler not null
   * @return never null
   */
  public static Route get(String path, Access access, Handler handler) {
    return new Route(HandlerType.GET, path, access, handler);
  }

  /**
   * A route that changes something.
   *
   * @param path with parameters in braces, not null
   * @param access who may use it, not null
   * @param handler not null
   * @return never null
   */
  public static Route post(String path, Access access, Handler handler) {
    return new Route(HandlerType.POST, path, access, handler);
  }

  /**
   * A route that changes some fields of something.
   *
   * @param path with parameters in braces, not null
   * @param access who may use it, not null
   * @param handler not null
   * @return never null
   */
  public static Route patch(String path, Access access, Handler handler) {
    return new Route(HandlerType.PATCH, path, access, handler);
  }

  /**
   * A route that ends something.
   *
   * @param path with parameters in braces, not null
   * @param access who may use it, not null
   * @param handler not null
   * @return never null
   */
  public static Route delete(String path, Access access, Handler handler) {
    return new Route(HandlerType.DELETE, path, access, handler);
  }

  /**
   * Adds it.
   *
   * @param routes not null
   */
  public void addTo(RoutesConfig routes) {
    routes.addHttpHandler(method, path, handler, access);
    if (method.equals(HandlerType.GET)) {
      // Javalin would answer 200 to HEAD by itself, whether or not there is something to get.
      routes.addHttpHandler(HandlerType.HEAD, path, handler, access);
    }
  }
}
