package io.couponservice.http.contract;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Holds whatever passes between tests and the service against the document. */
public final class ContractCheck {

  private ContractCheck() {}

  /**
   * Checks an answer together with its request.
   *
   * @param response not null
   * @return the same
   * @throws AssertionError names all that is not as documented
   */
  public static HttpResponse<String> checked(HttpResponse<String> response) {
    List<String> violations = violations(Exchange.of(response));
    if (!violations.isEmpty()) {
      throw new AssertionError(
          "%s %s %d is not as documented:%n  %s%n%s"
              .formatted(
                  response.request().method(),
                  response.request().uri(),
                  response.statusCode(),
                  String.join("\n  ", violations),
                  response.body()));
    }
    return response;
  }

  static List<String> violations(Exchange exchange) {
    Optional<Operation> operation = OpenApi.operation(exchange.method(), exchange.path());
    if (operation.isEmpty()) {
      return AnswerCheck.violations(exchange);
    }
    List<String> violations = new ArrayList<>();
    violations.addAll(AnswerCheck.violations(operation.get(), exchange));
    violations.addAll(RequestCheck.violations(operation.get(), exchange));
    return violations;
  }
}
