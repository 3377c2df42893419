package io.couponservice.http.exchange;

import io.couponservice.application.idempotency.Keyed;
import io.couponservice.application.idempotency.RequestKey;
import io.couponservice.application.record.Bytes;
import io.couponservice.http.auth.AccessControl;
import io.couponservice.http.correlation.Correlation;
import io.couponservice.http.json.Json;
import io.couponservice.http.json.Mistake;
import io.couponservice.http.problem.Problem;
import io.couponservice.http.problem.ProblemException;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The header {@code Idempotency-Key}: the same key of the same token on the same route is the same
 * request, and gets the same answer.
 */
public final class IdempotencyKeys {

  /** The header that carries a key. */
  public static final String HEADER = "Idempotency-Key";

  private static final Pattern USABLE = Pattern.compile("[\\x20-\\x7E]{1,255}");
  private static final int FIRST_NOT_KEPT = 500;
  private static final int THROTTLED = 429;

  private IdempotencyKeys() {}

  /**
   * A command with the key of its request, if that has one.
   *
   * @param ctx of the command, not null
   * @param command not null
   * @param reply makes the answer of a result, or throws {@link ProblemException}; not null
   * @param <C> the command
   * @param <R> its result
   * @return never null
   * @throws ProblemException 400 if the key is not 1 to 255 printable ASCII characters
   */
  public static <C, R> Keyed<C, R> keyed(Context ctx, C command, Function<R, Reply> reply) {
    String key = ctx.header(HEADER);
    if (key == null) {
      return Keyed.of(command);
    }
    if (key.isBlank() || !USABLE.matcher(key).matches()) {
      throw new ProblemException(
          Problem.of(List.of(new Mistake(HEADER, "must be 1 to 255 printable ASCII characters"))));
    }
    String correlationId = Correlation.id(ctx);
    return new Keyed<>(
        command,
        new RequestKey(id(ctx, key), fingerprint(ctx)),
        result -> kept(result, reply, correlationId));
  }

  private static String id(Context ctx, String key) {
    // Hashed, so that it has a length, and a key says nothing in the database. Two tokens of one
    // name and role are one caller who changes its token.
    String text =
        AccessControl.callerOf(ctx) + "\n" + ctx.method() + " " + ctx.endpoint().path + "\n" + key;
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(digest().digest(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** Of the path and the body, however the body is laid out. */
  private static Bytes fingerprint(Context ctx) {
    MessageDigest digest = digest();
    digest.update((ctx.path() + "\n").getBytes(StandardCharsets.UTF_8));
    byte[] body = ctx.bodyAsBytes();
    return Bytes.of(digest.digest(body.length == 0 ? body : Json.canonical(body)));
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** Empty for what a repeat is to try again: a failure of ours, and who was throttled. */
  private static <R> Optional<Bytes> kept(
      R result, Function<R, Reply> reply, String correlationId) {
    try {
      return Optional.of(reply.apply(result).encoded());
    } catch (ProblemException e) {
      int status = e.problem().status();
      return status < FIRST_NOT_KEPT && status != THROTTLED
          ? Optional.of(Reply.of(e.problem(), correlationId).encoded())
          : Optional.empty();
    }
  }
}
