package io.couponservice.http.failed;

import static io.couponservice.http.json.JsonValues.flag;
import static io.couponservice.http.json.JsonValues.instant;
import static io.couponservice.http.json.JsonValues.listOf;
import static io.couponservice.http.json.JsonValues.number;
import static io.couponservice.http.json.JsonValues.share;
import static io.couponservice.http.json.JsonValues.text;

import io.couponservice.application.failed.FailedEventFilter;
import io.couponservice.application.failed.Operation;
import io.couponservice.application.idempotency.Keyed;
import io.couponservice.application.replay.ReplayJob;
import io.couponservice.application.replay.ReplayJob.Order;
import io.couponservice.application.replay.ReplayJobs.StopJob;
import io.couponservice.http.auth.Access;
import io.couponservice.http.exchange.IdempotencyKeys;
import io.couponservice.http.exchange.PageRequest;
import io.couponservice.http.exchange.PathIds;
import io.couponservice.http.exchange.PendingAnswers;
import io.couponservice.http.exchange.Reply;
import io.couponservice.http.exchange.RequestBody;
import io.couponservice.http.exchange.Route;
import io.couponservice.http.json.JsonFields;
import io.couponservice.http.problem.ErrorCode;
import io.couponservice.http.problem.ProblemException;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;

/** Replays many dead letters, or tells what that would come to; shows and stops the jobs. */
public final class ReplayRoutes {

  private static final String JOBS = "/api/v1/replay-jobs";
  private static final String JOB_ID = "jobId";
  private static final String JOB = JOBS + "/{" + JOB_ID + "}";

  /** To look at a hundred thousand takes longer than at one. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final int MAX_TEXT = 255;
  private static final int MAX_IDS = 10_000;
  private static final int MAX_RATE = 100_000;

  private final DeadLetterUseCases useCases;
  private final PendingAnswers pending;
  private final PendingAnswers patient;
  private final PendingAnswers starting;

  /**
   * With its use cases.
   *
   * @param useCases not null
   * @param pending waits for them, not null
   * @param workers make jobs, not null
   * @param dryRuns run what takes longest, not null
   */
  public ReplayRoutes(
      DeadLetterUseCases useCases, PendingAnswers pending, Executor workers, Executor dryRuns) {
    this.useCases = useCases;
    this.pending = pending;
    this.patient = pending.within(PATIENCE, dryRuns);
    this.starting = pending.within(PATIENCE, workers);
  }

  /**
   * The routes.
   *
   * @return never null
   */
  public List<Route> routes() {
    return List.of(
        Route.post(DeadLetterRoutes.PATH + "/replay", Access.OPERATOR, this::replay),
        Route.get(JOBS, Access.OPERATOR, this::list),
        Route.get(JOB, Access.OPERATOR, this::show),
        Route.post(JOB + "/stop", Access.OPERATOR, this::stop));
  }

  private void replay(Context ctx) {
    JsonFields json = RequestBody.read(ctx);
    FailedEventFilter filter =
        new FailedEventFilter(
            json.nullable("topic", text(MAX_TEXT)),
            json.nullable("reason", text(MAX_TEXT)),
            null,
            json.nullable("from", instant()),
            json.nullable("to", instant()),
            null,
            null,
            null,
            Objects.requireNonNullElse(
                json.nullable("ids", listOf(text(MAX_TEXT), MAX_IDS)), List.of()));
    Boolean dryRun = json.required("dryRun", flag());
    Operation operation = Operations.of(ctx, json);
    Boolean forced = json.optional("force", flag(), false);
    Long perSecond =
        json.optional("ratePerSecond", number(1, MAX_RATE), (long) useCases.perSecond());
    Double stopShare = json.optional("stopAtFailedShare", share(), useCases.stopShare());
    json.check();
    if (dryRun) {
      patient.work(
          ctx,
          () -> useCases.dryRun().dryRun(filter, operation, forced),
          result -> Reply.ok(ReplayJson.of(result)));
      return;
    }
    Order order = new Order(filter, operation, forced, perSecond.intValue(), stopShare);
    Keyed<Order, ReplayJob> request = IdempotencyKeys.keyed(ctx, order, ReplayRoutes::started);
    starting.blockingCommand(ctx, () -> useCases.jobs().start(request), ReplayRoutes::started);
  }

  private static Reply started(ReplayJob job) {
    return Reply.accepted(JOBS + "/" + job.jobId(), ReplayJson.of(job));
  }

  private void list(Context ctx) {
    PageRequest page = PageRequest.of(ctx, "replay-jobs", Long.MAX_VALUE, Long.MAX_VALUE, Set.of());
    pending.work(
        ctx,
        () -> useCases.jobs().newest(page.from(), page.limit()),
        found -> page.reply(found, ReplayJson::of, ReplayJob::jobId));
  }

  private void show(Context ctx) {
    long jobId = PathIds.number(ctx, JOB_ID);
    pending.work(ctx, () -> useCases.jobs().find(jobId), ReplayRoutes::shown);
  }

  private static Reply shown(Optional<ReplayJob> found) {
    return Reply.ok(
        ReplayJson.of(
            found.orElseThrow(
                () ->
                    new ProblemException(
                        ErrorCode.UNKNOWN_REPLAY_JOB, "there is no such replay job"))));
  }

  private void stop(Context ctx) {
    JsonFields json = RequestBody.readOptional(ctx);
    Operation operation = Operations.of(ctx, json);
    json.check();
    StopJob stop =
        new StopJob(
            PathIds.number(ctx, JOB_ID),
            operation.actor(),
            Objects.requireNonNullElse(operation.note(), "stopped on request"));
    Keyed<StopJob, Optional<ReplayJob>> request =
        IdempotencyKeys.keyed(ctx, stop, ReplayRoutes::shown);
    pending.blockingCommand(ctx, () -> useCases.jobs().stop(request), ReplayRoutes::shown);
  }
}
