package io.couponservice.application.inmemory;

import io.couponservice.application.inmemory.Tables.CommandRow;
import io.couponservice.application.port.CommandStore;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

final class InMemoryCommandStore implements CommandStore {

  private final InMemoryDatabase database;
  private final Table<String, CommandRow> commands;

  InMemoryCommandStore(InMemoryDatabase database) {
    this.database = database;
    this.commands = database.tables.commands;
  }

  @Override
  public Set<String> claim(Map<String, String> subjectById) {
    Set<String> claimed = new HashSet<>();
    subjectById.forEach(
        (id, subject) -> {
          if (!commands.has(id)) {
            commands.put(id, new CommandRow(subject, database.now()));
            claimed.add(id);
          }
        });
    return claimed;
  }

  @Override
  public Map<String, String> subjects(Collection<String> commandIds) {
    Map<String, String> subjects = new HashMap<>();
    for (String id : commandIds) {
      if (commands.has(id)) {
        subjects.put(id, commands.get(id).subject());
      }
    }
    return subjects;
  }

  @Override
  public void release(Collection<String> commandIds) {
    commandIds.forEach(commands::remove);
  }
}
