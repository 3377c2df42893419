package io.couponservice.http.contract;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The document as tests see it. */
public final class OpenApi {

  private static final Set<String> METHODS =
      Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");
  private static final ObjectNode DOCUMENT = ApiContract.document();
  private static final List<Operation> OPERATIONS = read();
  // Formats are checked, too: by themselves they are no more than a remark.
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_2020_12,
          registry ->
              registry.schemaRegistryConfig(
                  SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));
  private static final Map<JsonNode, Schema> SCHEMAS = new ConcurrentHashMap<>();
  private static final Map<JsonNode, Schema> CLOSED = new ConcurrentHashMap<>();

  private OpenApi() {}

  /** A copy. */
  public static ObjectNode document() {
    return DOCUMENT.deepCopy();
  }

  /** All operations. */
  public static List<Operation> operations() {
    return OPERATIONS;
  }

  private static List<Operation> read() {
    List<Operation> operations = new ArrayList<>();
    for (Map.Entry<String, JsonNode> path : DOCUMENT.get("paths").properties()) {
      for (Map.Entry<String, JsonNode> each : path.getValue().properties()) {
        if (METHODS.contains(each.getKey())) {
          operations.add(
              new Operation(
                  each.getKey().toUpperCase(Locale.ROOT), path.getKey(), each.getValue()));
        }
      }
    }
    return List.copyOf(operations);
  }

  /** The operation of a request: of several paths that fit, the one with the fewest parameters. */
  static Optional<Operation> operation(String method, String path) {
    return OPERATIONS.stream()
        .filter(each -> each.matches(method, path))
        .min(Comparator.comparing(Operation::wildcards));
  }

  /** What a node stands for. */
  public static JsonNode resolved(JsonNode node) {
    JsonNode ref = node.get("$ref");
    return ref == null
        ? node
        : Objects.requireNonNull(
            DOCUMENT.at(ref.stringValue().substring(1)), () -> "nothing at " + ref);
  }

  /** What is wrong with a value, each with its place. */
  public static List<String> violations(JsonNode schema, JsonNode value) {
    return errors(SCHEMAS.computeIfAbsent(schema, each -> compiled(each, DOCUMENT)), value);
  }

  /** The same, and fields that the schema does not have are wrong. */
  static List<String> violationsWhenClosed(JsonNode schema, JsonNode value) {
    Schema closed =
        CLOSED.computeIfAbsent(
            schema, each -> compiled(ClosedSchemas.of(each), ClosedSchemas.of(DOCUMENT)));
    return errors(closed, value);
  }

  private static List<String> errors(Schema schema, JsonNode value) {
    return schema.validate(value).stream().map(Error::toString).toList();
  }

  /** With the components, so that references within the document work. */
  private static Schema compiled(JsonNode schema, JsonNode document) {
    ObjectNode whole = (ObjectNode) schema.deepCopy();
    whole.set("components", document.get("components"));
    return REGISTRY.getSchema(whole);
  }
}
