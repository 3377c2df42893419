package io.couponservice.application.inmemory;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Rows by key: those that are committed, and over them what the running transaction has changed.
 * Values must be immutable. A commit costs what was changed, whatever the size of the table.
 */
final class Table<K, V> {

  private final String name;
  private final Map<K, V> committed = new LinkedHashMap<>();
  // Empty for a row that is removed.
  private final Map<K, Optional<V>> changed = new LinkedHashMap<>();
  private final Collection<Table<?, ?>> touched;

  /** A table that adds itself to those that the running transaction has touched. */
  Table(String name, Collection<Table<?, ?>> touched) {
    this.name = name;
    this.touched = touched;
  }

  /** The row of a key, null if there is none. */
  V get(K key) {
    Optional<V> change = changed.get(key);
    return change == null ? committed.get(key) : change.orElse(null);
  }

  boolean has(K key) {
    return get(key) != null;
  }

  void put(K key, V value) {
    change(key, Optional.of(value));
  }

  private void change(K key, Optional<V> row) {
    if (changed.isEmpty()) {
      touched.add(this);
    }
    changed.put(key, row);
  }

  /** Adds a row whose key must be new, as a unique constraint has it. */
  void insert(K key, V value) {
    if (has(key)) {
      throw new IllegalStateException(name + ": there is one of " + key);
    }
    put(key, value);
  }

  void remove(K key) {
    if (committed.containsKey(key)) {
      change(key, Optional.empty());
    } else {
      changed.remove(key);
    }
  }

  /** All rows. The table must not be changed while they are read. */
  Stream<Map.Entry<K, V>> rows() {
    Stream<Map.Entry<K, V>> unchanged =
        committed.entrySet().stream().filter(row -> !changed.containsKey(row.getKey()));
    return Stream.concat(unchanged, changed.entrySet().stream().flatMap(Table::row));
  }

  private static <K, V> Stream<Map.Entry<K, V>> row(Map.Entry<K, Optional<V>> change) {
    return change.getValue().stream().map(value -> Map.entry(change.getKey(), value));
  }

  Stream<V> values() {
    return rows().map(Map.Entry::getValue);
  }

  void commit() {
    changed.forEach(
        (key, value) ->
            value.ifPresentOrElse(row -> committed.put(key, row), () -> committed.remove(key)));
    changed.clear();
  }

  void rollback() {
    changed.clear();
  }

  /** What is committed, as a view. */
  Map<K, V> committed() {
    return Collections.unmodifiableMap(committed);
  }
}
