package io.couponservice.bootstrap.simulation;

import io.couponservice.application.port.Stores;
import io.couponservice.application.port.Transactions;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Mistakes that one can make with the stores. */
final class Flaws {

  private Flaws() {}

  /** A command that is repeated takes effect again. */
  static Flaw commandsAreNotRemembered() {
    return answering(
        "commands", "claim", arguments -> Set.copyOf(((Map<?, ?>) arguments[0]).keySet()));
  }

  /** An event that is repeated is handled again. */
  static Flaw eventsAreNotRemembered() {
    return answering(
        "processedEvents", "claim", arguments -> Set.copyOf((Collection<?>) arguments[0]));
  }

  /** A coupon changes, and nobody stores it. */
  static Flaw couponsAreNotSaved() {
    return answering("coupons", "update", arguments -> null);
  }

  /** Nobody counts how many coupons a user got. */
  static Flaw quotasAreNotCounted() {
    return answering("quotas", "add", arguments -> null);
  }

  /** What happened is not published. */
  static Flaw eventsAreNotPublished() {
    return answering("outbox", "append", arguments -> null);
  }

  /** Nobody remembers which payment issued a coupon by itself. */
  static Flaw automaticIssuesAreNotRemembered() {
    return answering("automaticIssues", "issued", arguments -> Set.of());
  }

  private static Flaw answering(String store, String method, Function<Object[], Object> answer) {
    return transactions ->
        new Transactions() {
          @Override
          public <R> R inTransaction(Function<Stores, R> work) {
            return transactions.inTransaction(
                stores -> work.apply(flawed(stores, store, method, answer)));
          }

          @Override
          public <R> R reading(Function<Stores, R> work) {
            return transactions.reading(work);
          }
        };
  }

  private static Stores flawed(
      Stores stores, String name, String method, Function<Object[], Object> answer) {
    return proxy(
        Stores.class,
        (proxy, called, arguments) -> {
          Object store = call(called, stores, arguments);
          return called.getName().equals(name)
              ? proxy(called.getReturnType(), replacing(store, method, answer))
              : store;
        });
  }

  private static InvocationHandler replacing(
      Object store, String method, Function<Object[], Object> answer) {
    return (proxy, called, arguments) ->
        called.getName().equals(method) ? answer.apply(arguments) : call(called, store, arguments);
  }

  private static Object call(Method method, Object target, Object[] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(
        Proxy.newProxyInstance(Flaws.class.getClassLoader(), new Class<?>[] {type}, handler));
  }
}
