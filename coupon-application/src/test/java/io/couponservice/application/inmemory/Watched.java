package io.couponservice.application.inmemory;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Ports that tell of every call. */
final class Watched {

  // Kept: a simulation makes thousands of databases, and reflection is slow.
  private static final Map<Class<?>, Map<Method, String>> CALLS = new ConcurrentHashMap<>();

  private Watched() {}

  /** A store: its calls are statements of a transaction, and a failed one aborts it. */
  static <P> P statements(
      Class<P> port, String name, P target, InMemoryDatabase database, Faults faults) {
    Map<Method, String> calls = calls(port, name);
    return proxy(
        port,
        (proxy, method, arguments) -> {
          database.requireSound();
          String call = calls.get(method);
          try {
            faults.before(call);
            Object result = invoke(target, method, arguments);
            faults.after(call);
            return result;
          } catch (Throwable e) {
            database.breakTransaction();
            throw e;
          }
        });
  }

  /** A port whose every call is a transaction of its own. */
  static <P> P autonomous(
      Class<P> port, String name, P target, InMemoryDatabase database, Faults faults) {
    Map<Method, String> calls = calls(port, name);
    return proxy(
        port,
        (proxy, method, arguments) -> {
          String call = calls.get(method);
          faults.before(call);
          Object result = inTransaction(database, target, method, arguments);
          faults.after(call);
          return result;
        });
  }

  private static Object inTransaction(
      InMemoryDatabase database, Object target, Method method, Object[] arguments) {
    return database.atomically(
        () -> {
          try {
            return invoke(target, method, arguments);
          } catch (RuntimeException | Error e) {
            throw e;
          } catch (Throwable e) {
            throw new IllegalStateException(e);
          }
        });
  }

  private static Object invoke(Object target, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private static Map<Method, String> calls(Class<?> port, String name) {
    return CALLS.computeIfAbsent(port, each -> namesOf(each, name));
  }

  private static Map<Method, String> namesOf(Class<?> port, String name) {
    Map<Method, String> names = new HashMap<>();
    for (Method method : port.getMethods()) {
      names.put(method, name + "." + method.getName());
    }
    return names;
  }

  private static <P> P proxy(Class<P> port, InvocationHandler handler) {
    return port.cast(Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, handler));
  }
}
