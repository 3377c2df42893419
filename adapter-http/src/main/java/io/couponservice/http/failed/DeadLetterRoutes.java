package io.couponservice.http.failed;

import static io.couponservice.http.json.JsonValues.flag;

import io.couponservice.application.failed.DeadLetter;
import io.couponservice.application.failed.DiscardDeadLetters.Discard;
import io.couponservice.application.failed.DiscardDeadLetters.Discarded;
import io.couponservice.application.failed.FailedEventFilter;
import io.couponservice.application.failed.FailedEventStatus;
import io.couponservice.application.failed.Operation;
import io.couponservice.application.failed.ReadDeadLetters.Shown;
import io.couponservice.application.idempotency.Keyed;
import io.couponservice.application.replay.ReplayDeadLetters.Replay;
import io.couponservice.application.replay.ReplayDeadLetters.Replayed;
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
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Shows dead letters, replays one, and discards one. */
public final class DeadLetterRoutes {

  static final String PATH = "/api/v1/dead-letters";
  private static final String ID = "deadLetterId";
  private static final String ONE = PATH + "/{" + ID + "}";

  private final DeadLetterUseCases useCases;
  private final PendingAnswers pending;

  /**
   * With its use cases.
   *
   * @param useCases not null
   * @param pending waits for them, not null
   */
  public DeadLetterRoutes(DeadLetterUseCases useCases, PendingAnswers pending) {
    this.useCases = useCases;
    this.pending = pending;
  }

  /**
   * The routes.
   *
   * @return never null; the first that fits is meant
   */
  public List<Route> routes() {
    return List.of(
        Route.get(PATH, Access.OPERATOR, this::list),
        Route.get(PATH + "/summary", Access.OPERATOR, this::summary),
        Route.get(ONE, Access.OPERATOR, this::show),
        Route.post(ONE + "/replay", Access.OPERATOR, this::replay),
        Route.post(ONE + "/discard", Access.OPERATOR, this::discard));
  }

  private void list(Context ctx) {
    FailedEventFilter filter = FilterQuery.of(ctx);
    PageRequest page =
        PageRequest.of(
            ctx,
            "dead-letters-" + Integer.toHexString(filter.toString().hashCode()),
            Long.MAX_VALUE,
            Long.MAX_VALUE,
            FilterQuery.NAMES);
    pending.work(
        ctx,
        () -> useCases.read().newest(filter, page.from(), page.limit()),
        found -> page.reply(found, DeadLetterJson::of, DeadLetter::number));
  }

  private void summary(Context ctx) {
    PageRequest.requireKnown(ctx, FilterQuery.NAMES);
    FailedEventFilter asked = FilterQuery.of(ctx);
    FailedEventFilter filter = asked.status() == null ? asked.of(FailedEventStatus.DEAD) : asked;
    pending.work(
        ctx,
        () -> useCases.read().groups(filter),
        groups -> {
          ObjectNode json = Json.object();
          ArrayNode items = json.putArray("items");
          groups.forEach(group -> items.add(DeadLetterJson.of(group)));
          return Reply.ok(json);
        });
  }

  private void show(Context ctx) {
    String id = PathIds.text(ctx, ID);
    pending.work(ctx, () -> useCases.read().find(id), DeadLetterRoutes::shown);
  }

  private static Reply shown(Optional<Shown> found) {
    return Reply.ok(DeadLetterJson.of(found.orElseThrow(DeadLetterRoutes::unknown)));
  }

  private void replay(Context ctx) {
    JsonFields json = RequestBody.readOptional(ctx);
    Operation operation = Operations.of(ctx, json);
    Boolean forced = json.optional("force", flag(), false);
    Boolean dryRun = json.optional("dryRun", flag(), false);
    json.check();
    Replay replay = new Replay(PathIds.text(ctx, ID), operation, forced);
    Function<Optional<Replayed>, Reply> reply = result -> replayed(result, dryRun);
    if (dryRun) {
      pending.work(ctx, () -> useCases.replay().dryRun(replay), reply);
    } else {
      Keyed<Replay, Optional<Replayed>> request = IdempotencyKeys.keyed(ctx, replay, reply);
      pending.blockingCommand(ctx, () -> useCases.replay().replay(request), reply);
    }
  }

  private static Reply replayed(Optional<Replayed> result, boolean dryRun) {
    Replayed replayed = result.orElseThrow(DeadLetterRoutes::unknown);
    if (replayed.result() != null) {
      String id = replayed.letter().event().deadLetterId();
      return Reply.ok(ReplayJson.of(id, dryRun, replayed.result()));
    }
    if (replayed.letter().status() != FailedEventStatus.DEAD) {
      throw notDead(replayed.letter());
    }
    throw new ProblemException(
        ErrorCode.REPLAY_LIMIT_REACHED,
        "it was replayed " + replayed.letter().replays() + " times; force it, or discard it");
  }

  private void discard(Context ctx) {
    JsonFields json = RequestBody.readOptional(ctx);
    Operation operation = Operations.of(ctx, json);
    json.check();
    Keyed<Discard, Optional<Discarded>> request =
        IdempotencyKeys.keyed(
            ctx, new Discard(PathIds.text(ctx, ID), operation), DeadLetterRoutes::discarded);
    pending.blockingCommand(
        ctx, () -> useCases.discard().discard(request), DeadLetterRoutes::discarded);
  }

  private static Reply discarded(Optional<Discarded> result) {
    Discarded discarded = result.orElseThrow(DeadLetterRoutes::unknown);
    if (!discarded.discarded()) {
      throw notDead(discarded.letter());
    }
    return Reply.ok(DeadLetterJson.of(discarded.letter()));
  }

  private static ProblemException notDead(DeadLetter letter) {
    return new ProblemException(ErrorCode.NOT_DEAD, "its status is " + letter.status());
  }

  private static ProblemException unknown() {
    return new ProblemException(ErrorCode.UNKNOWN_DEAD_LETTER, "there is no such dead letter");
  }
}
