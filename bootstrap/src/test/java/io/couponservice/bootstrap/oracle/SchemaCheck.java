package io.couponservice.bootstrap.oracle;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Every published record, repeated ones too, conforms to the schema that others are given. */
final class SchemaCheck implements Check {

  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_2020_12,
          registry ->
              registry.schemaRegistryConfig(
                  SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));

  private static final Map<PublishedTopic, Schema> SCHEMAS =
      Stream.of(PublishedTopic.values())
          .collect(Collectors.toUnmodifiableMap(topic -> topic, SchemaCheck::schema));

  @Override
  public String name() {
    return "schema";
  }

  @Override
  public void run(History history, Findings findings) {
    SCHEMAS.forEach(
        (topic, schema) -> {
          for (TopicRecord each : history.topics().of(topic.topic())) {
            for (String wrong : violations(schema, each)) {
              findings.add(each.position(), wrong);
            }
          }
        });
  }

  private static List<String> violations(Schema schema, TopicRecord origin) {
    return Json.object(origin.value())
        .map((JsonNode body) -> schema.validate(body).stream().map(Error::toString).toList())
        .orElse(List.of("is no object: " + origin.value()));
  }

  /** A resource of the service, but no code of it: what its readers have, too. */
  private static Schema schema(PublishedTopic topic) {
    String name = "/schemas/" + topic.topic() + "/1.0.json";
    try (InputStream stream = SchemaCheck.class.getResourceAsStream(name)) {
      byte[] json = Objects.requireNonNull(stream, name).readAllBytes();
      return REGISTRY.getSchema(Json.object(Bytes.of(json)).orElseThrow());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
