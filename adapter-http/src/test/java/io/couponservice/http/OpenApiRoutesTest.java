package io.couponservice.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.couponservice.http.contract.OpenApi;
import io.couponservice.http.exchange.Route;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenApiRoutesTest {

  @RegisterExtension static final RunningApi API = new RunningApi();

  private static String text(Route route) {
    return route.method().name() + " " + route.path() + " " + route.access();
  }

  @Test
  void theDocumentHasTheRoutesOfTheServiceWithTheirRoles() {
    List<String> served = API.api().routes().stream().map(OpenApiRoutesTest::text).toList();
    List<String> documented =
        OpenApi.operations().stream()
            .map(each -> each.method() + " " + each.path() + " " + each.role())
            .toList();
    assertThat(documented).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(served);
  }

  @ParameterizedTest
  @CsvSource({"/openapi.json, openapi, 3.1.0", "/asyncapi.json, asyncapi, 3.0.0"})
  void theDocumentsAreOpenToEverybody(String path, String kind, String version) {
    Reply reply = API.send(API.request(path).GET(), null);
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.header("Content-Type")).isEqualTo("application/json");
    assertThat(reply.json().get(kind).stringValue()).isEqualTo(version);
  }
}
