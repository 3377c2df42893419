package io.couponservice.bootstrap.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The dashboard can be imported anywhere. */
class DashboardTest {

  private static final JsonNode DASHBOARD = Dashboard.json();

  @Test
  void it_names_no_installation() {
    assertThat(DASHBOARD.get("id").isNull()).isTrue();
    assertThat(DASHBOARD.get("schemaVersion").asInt()).isGreaterThanOrEqualTo(38);
    assertThat(Stream.of("panels", "templating").flatMap(DashboardTest::sources))
        .hasSizeGreaterThan(20)
        .allSatisfy(source -> assertThat(source.get("uid").asString()).isEqualTo("${datasource}"));
    assertThat(DASHBOARD.at("/templating/list").findValuesAsString("name"))
        .containsExactly("datasource", "job", "instance");
  }

  @Test
  void its_panels_are_told_apart_and_have_queries() {
    List<String> ids = DASHBOARD.get("panels").findValuesAsString("id");
    assertThat(ids).hasSizeGreaterThan(20).doesNotHaveDuplicates();
    for (JsonNode panel : DASHBOARD.get("panels")) {
      assertThat(panel.get("type").asString().equals("row") || panel.has("targets"))
          .as(panel.get("title").asString())
          .isTrue();
    }
  }

  @Test
  void every_query_asks_for_the_chosen_job() {
    assertThat(Dashboard.queries())
        .hasSizeGreaterThan(20)
        .allSatisfy(query -> assertThat(query).contains("job=\"$job\""));
  }

  private static Stream<JsonNode> sources(String part) {
    return DASHBOARD.get(part).findValues("datasource").stream();
  }
}
