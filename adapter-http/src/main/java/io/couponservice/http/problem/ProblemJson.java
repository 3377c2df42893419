package io.couponservice.http.problem;

import io.couponservice.http.json.Json;
import io.couponservice.http.json.Mistake;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A problem as {@code application/problem+json}. */
public final class ProblemJson {

  /** The content type. */
  public static final String CONTENT_TYPE = "application/problem+json";

  private static final String TYPE_PREFIX = "urn:coupon-service:problem:";

  private ProblemJson() {}

  /**
   * Writes a problem.
   *
   * @param problem not null
   * @param correlationId of the request, not null
   * @return UTF-8
   */
  public static byte[] bytes(Problem problem, String correlationId) {
    ObjectNode json = Json.object();
    json.put("type", TYPE_PREFIX + problem.code());
    json.put("title", title(problem.code()));
    json.put("status", problem.status());
    json.put("code", problem.code());
    json.put("detail", printable(problem.detail()));
    json.put("instance", correlationId);
    if (!problem.mistakes().isEmpty()) {
      ArrayNode errors = json.putArray("errors");
      for (Mistake mistake : problem.mistakes()) {
        errors
            .addObject()
            .put("field", printable(mistake.field()))
            .put("detail", printable(mistake.detail()));
      }
    }
    return Json.bytes(json);
  }

  private static String title(String code) {
    return code.charAt(0) + code.substring(1).replace('_', ' ').toLowerCase(Locale.ROOT);
  }

  /** Names of unknown fields are anything: unpaired surrogates can't be written, for instance. */
  private static String printable(String text) {
    StringBuilder printable = new StringBuilder(text.length());
    text.codePoints()
        .map(c -> Character.isISOControl(c) || isSurrogate(c) ? '\uFFFD' : c)
        .forEach(printable::appendCodePoint);
    return printable.toString();
  }

  private static boolean isSurrogate(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }
}
