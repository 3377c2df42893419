package io.couponservice.http.failed;

import io.couponservice.application.replay.DryRun;
import io.couponservice.application.replay.ReplayJob;
import io.couponservice.application.replay.ReplayResult;
import io.couponservice.domain.event.EventType;
import io.couponservice.http.json.Json;
import java.time.Instant;
import java.util.TreeMap;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Replays, those that would be, and their jobs as JSON. */
final class ReplayJson {

  private ReplayJson() {}

  static ObjectNode of(String deadLetterId, boolean dryRun, ReplayResult result) {
    ObjectNode json = Json.object();
    json.put("deadLetterId", deadLetterId);
    json.put("dryRun", dryRun);
    put(json, result);
    return json;
  }

  private static void put(ObjectNode json, ReplayResult result) {
    json.put("outcome", result.outcome().name());
    DeadLetterJson.putText(json, "code", result.code());
    DeadLetterJson.putText(json, "detail", result.detail());
    if (result.couponStatus() != null) {
      json.put("couponStatus", result.couponStatus().name());
    }
    ArrayNode events = json.putArray("events");
    result.events().stream().map(EventType::topic).forEach(events::add);
  }

  static ObjectNode of(DryRun dryRun) {
    ObjectNode json = Json.object();
    json.put("dryRun", true);
    json.put("total", dryRun.total());
    json.put("complete", dryRun.complete());
    json.put("skipped", dryRun.skipped());
    json.put("amount", dryRun.amount());
    ObjectNode outcomes = json.putObject("outcomes");
    new TreeMap<>(dryRun.outcomes()).forEach((outcome, n) -> outcomes.put(outcome.name(), n));
    ObjectNode codes = json.putObject("codes");
    new TreeMap<>(dryRun.codes()).forEach((code, n) -> codes.put(code, n));
    ArrayNode examples = json.putArray("examples");
    dryRun
        .examples()
        .forEach(
            example -> {
              ObjectNode each = examples.addObject();
              each.put("deadLetterId", example.letter().event().deadLetterId());
              put(each, example.result());
            });
    return json;
  }

  static ObjectNode of(ReplayJob job) {
    ObjectNode json = Json.object();
    json.put("jobId", job.jobId());
    json.put("status", job.status().name());
    json.put("total", job.progress().total());
    json.put("done", job.progress().done());
    json.put("failed", job.progress().failed());
    json.put("skipped", job.progress().skipped());
    json.put("left", job.progress().left());
    DeadLetterJson.putText(json, "topic", job.order().filter().topic());
    DeadLetterJson.putText(json, "reason", job.order().filter().reason());
    putTime(json, "from", job.order().filter().from());
    putTime(json, "to", job.order().filter().to());
    json.put("force", job.order().forced());
    json.put("ratePerSecond", job.order().perSecond());
    json.put("stopAtFailedShare", job.order().stopShare());
    json.put("actor", job.order().operation().actor());
    json.put("correlationId", job.order().operation().correlationId());
    DeadLetterJson.putText(json, "note", job.order().operation().note());
    putTime(json, "createdAt", job.times().created());
    putTime(json, "startedAt", job.times().started());
    putTime(json, "endedAt", job.times().ended());
    if (job.end() != null) {
      json.put("stoppedBy", job.end().by());
      json.put("stopReason", job.end().reason());
    }
    return json;
  }

  private static void putTime(ObjectNode json, String name, Instant time) {
    if (time != null) {
      json.put(name, time.toString());
    }
  }
}
