package io.couponservice.http.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.swagger.v3.parser.OpenAPIV3Parser;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The document is one of OpenAPI 3.1, by the parser of Swagger and the schema of JSON Schema. */
class OpenApiDocumentTest {

  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

  private static List<String> violations(JsonNode document) {
    return new OpenAPIV3Parser().readContents(document.toString(), null, null).getMessages();
  }

  @Test
  void isValid() {
    assertThat(violations(OpenApi.document())).isEmpty();
  }

  @Test
  void mistakesWouldBeSeen() {
    ObjectNode noVersion = OpenApi.document();
    ((ObjectNode) noVersion.get("info")).remove("version");
    ObjectNode noDescription = OpenApi.document();
    ((ObjectNode) noDescription.at("/components/responses/Forbidden")).remove("description");
    ObjectNode unknown = OpenApi.document();
    ((ObjectNode) unknown.at("/paths/~1metrics/get")).put("respones", 1);
    ObjectNode badPlace = OpenApi.document();
    ((ObjectNode) badPlace.at("/components/parameters/Limit")).put("in", "body");
    assertThat(List.of(noVersion, noDescription, unknown, badPlace))
        .allSatisfy(each -> assertThat(violations(each)).isNotEmpty());
  }

  @Test
  void schemasAreValid() {
    Schema schemaOfSchemas =
        REGISTRY.getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
    assertThat(schemaOfSchemas.validate(object("{\"type\": \"text\"}"))).isNotEmpty();
    JsonNode schemas = OpenApi.document().at("/components/schemas");
    assertThat(schemas).isNotEmpty();
    for (Map.Entry<String, JsonNode> schema : schemas.properties()) {
      assertThat(schemaOfSchemas.validate(schema.getValue())).as(schema.getKey()).isEmpty();
    }
    List<JsonNode> inline = OpenApi.document().findValues("schema");
    assertThat(inline).hasSizeGreaterThan(50);
    assertThat(inline).allSatisfy(each -> assertThat(schemaOfSchemas.validate(each)).isEmpty());
  }

  private static JsonNode object(String json) {
    return JsonMapper.shared().readTree(json);
  }

  @Test
  void examplesAreValid() {
    int seen = 0;
    for (JsonNode schema : OpenApi.document().at("/components/schemas")) {
      for (JsonNode example : schema.path("examples")) {
        assertThat(OpenApi.violations(schema, example)).as(example.toString()).isEmpty();
        seen++;
      }
    }
    for (JsonNode media : OpenApi.document().findValues("application/json")) {
      if (media.has("example")) {
        assertThat(OpenApi.violations(media.get("schema"), media.get("example"))).isEmpty();
        seen++;
      }
    }
    assertThat(seen).isGreaterThan(5);
  }

  @Test
  void allReferencesLeadSomewhereAndNothingIsLeftOver() {
    JsonNode document = OpenApi.document();
    Set<String> used = new HashSet<>(document.findValuesAsString("$ref"));
    assertThat(used)
        .allSatisfy(each -> assertThat(document.at(each.substring(1)).isMissingNode()).isFalse());
    Set<String> defined = new HashSet<>();
    for (String kind : List.of("schemas", "parameters", "headers", "responses")) {
      document
          .at("/components/" + kind)
          .propertyNames()
          .forEach(name -> defined.add("#/components/" + kind + "/" + name));
    }
    assertThat(used).isEqualTo(defined);
  }

  @Test
  void operationsHaveIdsOfTheirOwnAndKeysExactlyWherePosted() {
    List<String> ids = new ArrayList<>();
    for (Operation operation : OpenApi.operations()) {
      ids.add(operation.id());
      assertThat(operation.parameter("header", "Idempotency-Key") != null)
          .as(operation.toString())
          .isEqualTo(operation.method().equals("POST"));
      assertThat(operation.parameter("header", "X-Correlation-Id"))
          .as(operation.toString())
          .isNotNull();
    }
    assertThat(ids).doesNotHaveDuplicates();
  }
}
