package io.couponservice.bootstrap.usecase;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;

/** A data source that remembers what went over it to the server. */
final class CountingDataSource {

  private static final Set<String> ROUND_TRIPS = Set.of("commit", "rollback");

  private final DataSource target;
  private final List<String> statements = Collections.synchronizedList(new ArrayList<>());

  CountingDataSource(DataSource target) {
    this.target = target;
  }

  /** What was sent since the last call, one entry a round trip. */
  List<String> takeStatements() {
    List<String> taken = List.copyOf(statements);
    statements.clear();
    return taken;
  }

  DataSource counted() {
    return proxy(
        DataSource.class,
        (proxy, method, args) -> {
          Object result = invoke(target, method, args);
          return result instanceof Connection connection ? counted(connection) : result;
        });
  }

  private Connection counted(Connection connection) {
    return proxy(
        Connection.class,
        (proxy, method, args) -> {
          if (ROUND_TRIPS.contains(method.getName())) {
            statements.add(method.getName());
          }
          Object result = invoke(connection, method, args);
          return result instanceof PreparedStatement statement
              ? counted(statement, (String) args[0])
              : result;
        });
  }

  private PreparedStatement counted(PreparedStatement statement, String sql) {
    return proxy(
        PreparedStatement.class,
        (proxy, method, args) -> {
          if (method.getName().startsWith("execute")) {
            statements.add(sql);
          }
          return invoke(statement, method, args);
        });
  }

  private static Object invoke(Object target, java.lang.reflect.Method method, Object[] args)
      throws Throwable {
    try {
      return method.invoke(target, args);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }
}
