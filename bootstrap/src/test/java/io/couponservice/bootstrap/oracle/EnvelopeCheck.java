package io.couponservice.bootstrap.oracle;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Every published record is complete: envelope, fields, key and headers. */
final class EnvelopeCheck implements Check {

  @Override
  public String name() {
    return "envelope";
  }

  @Override
  public void run(History history, Findings findings) {
    for (PublishedRecord each : history.outbound().records()) {
      each.event()
          .ifPresentOrElse(
              event -> new Inspection(event, findings).all(),
              () ->
                  findings.add(
                      each.origin().position(),
                      "is no event of a coupon: " + each.origin().value()));
    }
  }

  private record Inspection(PublishedEvent event, Findings findings) {

    void all() {
      envelope();
      metadata();
      EventFields.of(event.topic())
          .forEach((field, kind) -> require(kind.fits(event.data().path(field)), "data." + field));
      keyAndHeaders();
    }

    private void envelope() {
      require(event.eventId().startsWith("evt_"), "eventId");
      require(has(event.body(), "eventType", event.topic().eventType()), "eventType");
      require(
          Json.text(event.body(), "timestamp").filter(Inspection::isUtc).isPresent(), "timestamp");
    }

    private void metadata() {
      JsonNode metadata = event.body().path("metadata");
      require(!event.correlationId().isEmpty(), "metadata.correlationId");
      require(has(metadata, "source", "coupon-service"), "metadata.source");
      require(has(metadata, "version", "1.0"), "metadata.version");
      require(
          !metadata.has("causationId") || event.causationId().isPresent(), "metadata.causationId");
      JsonNode compatible = metadata.path("compatibleVersions");
      require(
          compatible.isMissingNode() || (compatible.isArray() && !compatible.isEmpty()),
          "metadata.compatibleVersions");
    }

    private void keyAndHeaders() {
      TopicRecord origin = event.origin();
      require(origin.key().equals(Bytes.of(Long.toString(event.couponId()))), "the key");
      require(origin.header("eventId").equals(List.of(event.eventId())), "header eventId");
      require(
          origin.header("eventType").equals(List.of(event.topic().eventType())),
          "header eventType");
      require(
          origin.header("correlationId").equals(List.of(event.correlationId())),
          "header correlationId");
    }

    private void require(boolean right, String part) {
      findings.addUnless(
          right,
          event::subject,
          () -> part + " is wrong or missing at " + event.origin().position());
    }

    private static boolean has(JsonNode parent, String field, String text) {
      return Json.text(parent, field).equals(Optional.of(text));
    }

    private static boolean isUtc(String text) {
      try {
        Instant.parse(text);
        return text.endsWith("Z");
      } catch (DateTimeParseException noInstant) {
        return false;
      }
    }
  }
}
