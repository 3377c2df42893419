package io.couponservice.bootstrap.endtoend;

/** The servers that the service needs: a database of its own and a broker without topics. */
public interface Backends extends AutoCloseable {

  String jdbcUrl();

  String user();

  String password();

  String bootstrapServers();

  @Override
  void close();
}
