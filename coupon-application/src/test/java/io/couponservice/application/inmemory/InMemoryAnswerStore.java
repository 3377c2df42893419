package io.couponservice.application.inmemory;

import io.couponservice.application.inmemory.Tables.AnswerRow;
import io.couponservice.application.port.AnswerStore;
import io.couponservice.application.record.Bytes;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

final class InMemoryAnswerStore implements AnswerStore {

  private final InMemoryDatabase database;
  private final Table<String, AnswerRow> answers;

  InMemoryAnswerStore(InMemoryDatabase database) {
    this.database = database;
    this.answers = database.tables.answers;
  }

  @Override
  public Set<String> claim(Map<String, Bytes> fingerprintById) {
    Set<String> claimed = new HashSet<>();
    fingerprintById.forEach(
        (id, fingerprint) -> {
          if (!answers.has(id)) {
            answers.put(id, new AnswerRow(fingerprint, null, database.now()));
            claimed.add(id);
          }
        });
    return claimed;
  }

  @Override
  public Map<String, KeptAnswer> kept(Collection<String> ids) {
    Map<String, KeptAnswer> kept = new HashMap<>();
    for (String id : ids) {
      AnswerRow row = answers.get(id);
      if (row != null) {
        kept.put(id, new KeptAnswer(row.fingerprint(), row.answer()));
      }
    }
    return kept;
  }

  @Override
  public void keep(Map<String, Bytes> answerById) {
    answerById.forEach(
        (id, answer) -> {
          AnswerRow row = answers.get(id);
          answers.put(id, new AnswerRow(row.fingerprint(), answer, row.createdAt()));
        });
  }

  @Override
  public void release(Collection<String> ids) {
    ids.forEach(answers::remove);
  }
}
