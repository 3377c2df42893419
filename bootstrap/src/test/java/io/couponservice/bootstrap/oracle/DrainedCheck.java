package io.couponservice.bootstrap.oracle;

/** Nothing waits to be published, and nothing was refused by the broker. */
final class DrainedCheck implements Check {

  @Override
  public String name() {
    return "drained";
  }

  @Override
  public void run(History history, Findings findings) {
    long depth = history.database().outboxDepth();
    findings.addUnless(depth == 0, "outbox", depth + " records are left");
    history
        .database()
        .undeliverable()
        .forEach(
            row ->
                findings.add(
                    "undeliverable record " + row.id(),
                    "for " + row.topic() + " with key " + row.key() + ": " + row.reason()));
  }
}
