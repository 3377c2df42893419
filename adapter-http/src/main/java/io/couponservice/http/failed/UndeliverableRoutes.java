package io.couponservice.http.failed;

import static io.couponservice.http.json.JsonValues.text;

import io.couponservice.application.idempotency.Keyed;
import io.couponservice.application.outbox.UndeliverableRecord;
import io.couponservice.application.outbox.UndeliverableRecords;
import io.couponservice.application.outbox.UndeliverableRecords.Selection;
import io.couponservice.application.page.Page;
import io.couponservice.http.auth.Access;
import io.couponservice.http.exchange.IdempotencyKeys;
import io.couponservice.http.exchange.PageRequest;
import io.couponservice.http.exchange.PathIds;
import io.couponservice.http.exchange.PendingAnswers;
import io.couponservice.http.exchange.Reply;
import io.couponservice.http.exchange.RequestBody;
import io.couponservice.http.exchange.Route;
import io.couponservice.http.json.Json;
import io.couponservice.http.json.JsonFields;
import io.couponservice.http.problem.ErrorCode;
import io.couponservice.http.problem.ProblemException;
import io.javalin.http.Context;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** Shows what could not be put on its topic, and sends it again. */
public final class UndeliverableRoutes {

  private static final String PATH = "/api/v1/undeliverable-records";
  private static final String ID = "id";
  private static final String STATE = "state";
  private static final String REFUSED = "REFUSED";
  private static final String WAITING = "WAITING";
  private static final int MAX_TOPIC = 255;

  private final UndeliverableRecords records;
  private final PendingAnswers pending;

  /**
   * With its use case.
   *
   * @param records not null
   * @param pending waits for it, not null
   */
  public UndeliverableRoutes(UndeliverableRecords records, PendingAnswers pending) {
    this.records = records;
    this.pending = pending;
  }

  /**
   * The routes.
   *
   * @return never null
   */
  public List<Route> routes() {
    return List.of(
        Route.get(PATH, Access.OPERATOR, this::list),
        Route.post(PATH + "/send", Access.OPERATOR, this::sendMany),
        Route.post(PATH + "/{" + ID + "}/send", Access.OPERATOR, this::sendOne));
  }

  private void list(Context ctx) {
    String state = ctx.queryParam(STATE) == null ? REFUSED : ctx.queryParam(STATE);
    PageRequest page =
        PageRequest.of(
            ctx, "undeliverable-" + state, Long.MAX_VALUE, Long.MAX_VALUE, Set.of(STATE));
    if (!state.equals(REFUSED) && !state.equals(WAITING)) {
      throw PageRequest.mistake(STATE, "must be one of [REFUSED, WAITING]");
    }
    pending.work(
        ctx,
        () ->
            state.equals(REFUSED)
                ? records.refused(page.from(), page.limit())
                : new Page<>(records.waiting(page.limit()), false),
        found -> page.reply(found, UndeliverableRoutes::json, UndeliverableRecord::id));
  }

  private static ObjectNode json(UndeliverableRecord record) {
    ObjectNode json = Json.object();
    json.put("id", record.id());
    json.put(STATE, record.reason() == null ? WAITING : REFUSED);
    json.put("topic", record.topic());
    DeadLetterJson.putText(json, "deadLetterId", record.deadLetterId());
    DeadLetterJson.putText(json, "reason", record.reason());
    json.put("since", record.since().toString());
    BytesJson.put(json, "key", record.key());
    json.put("payloadBytes", record.payloadBytes());
    return json;
  }

  private void sendOne(Context ctx) {
    long id = PathIds.number(ctx, ID);
    RequestBody.requireEmpty(ctx);
    Keyed<Selection, Integer> request =
        IdempotencyKeys.keyed(ctx, Selection.of(id), UndeliverableRoutes::sentOne);
    pending.blockingCommand(ctx, () -> records.send(request), UndeliverableRoutes::sentOne);
  }

  private static Reply sentOne(int sent) {
    if (sent == 0) {
      throw new ProblemException(
          ErrorCode.UNKNOWN_UNDELIVERABLE_RECORD, "there is no such record that was refused");
    }
    return sent(sent);
  }

  private void sendMany(Context ctx) {
    JsonFields json = RequestBody.read(ctx);
    String topic = json.required("topic", text(MAX_TOPIC));
    json.check();
    Keyed<Selection, Integer> request =
        IdempotencyKeys.keyed(ctx, Selection.of(topic), UndeliverableRoutes::sent);
    pending.blockingCommand(ctx, () -> records.send(request), UndeliverableRoutes::sent);
  }

  private static Reply sent(int sent) {
    ObjectNode json = Json.object();
    json.put("sent", sent);
    return Reply.ok(json);
  }
}
