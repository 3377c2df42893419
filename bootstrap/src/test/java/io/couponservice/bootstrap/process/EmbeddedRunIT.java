package io.couponservice.bootstrap.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command of the README that starts everything, in a process of its own. */
class EmbeddedRunIT {

  private static final String MAIN = "io.couponservice.bootstrap.local.LocalMain";

  @TempDir private Path directory;

  @Test
  void it_serves_and_leaves_no_process_behind() throws Exception {
    try (Child run = run("--http-port", "0", "--kafka-port", "0")) {
      run.awaitOutput("Ctrl-C stops all");
      assertThat(run.output())
          .containsPattern("HTTP +http://localhost:\\d+")
          .containsPattern("token +[0-9a-f]{32} \\(local, admin\\)")
          .containsPattern("Kafka +localhost:\\d+")
          .containsPattern("database +jdbc:postgresql://");
      String databasePort = databasePort(run.output());
      assertThat(serversOn(databasePort)).isNotEmpty();
      run.terminate();
      run.awaitExit();
      assertThat(serversOn(databasePort)).isEmpty();
    }
  }

  @Test
  void it_goes_on_with_data_that_was_kept() throws Exception {
    String data = directory.resolve("data").toString();
    Map<String, String> tokens = Map.of("COUPON_API_TOKENS", "me:admin:a-token-of-mine");
    for (int expected : new int[] {201, 409}) {
      try (Child run = run(tokens, "--data", data, "--http-port", "0", "--kafka-port", "0")) {
        run.awaitOutput("Ctrl-C stops all");
        assertThat(createPolicy(run.output())).isEqualTo(expected);
        run.terminate();
        run.awaitExit();
      }
    }
  }

  @Test
  void a_port_that_is_taken_is_named_and_ends_it_with_2() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());
      try (Child run = run("--http-port", port, "--kafka-port", "0")) {
        assertThat(run.awaitExit()).as(run.output()).isEqualTo(2);
        assertThat(run.output()).contains("ort " + port).doesNotContain("Exception");
      }
      try (Child run = run("--http-port", "0", "--kafka-port", port)) {
        assertThat(run.awaitExit()).as(run.output()).isEqualTo(2);
        assertThat(run.output()).contains("ort " + port).doesNotContain("Exception");
      }
    }
  }

  private static String databasePort(String output) {
    Matcher port = Pattern.compile("jdbc:postgresql://[^:]+:(\\d+)/").matcher(output);
    assertThat(port.find()).isTrue();
    return port.group(1);
  }

  /** PostgreSQL runs in a session of its own, so it is no descendant of the process. */
  private static List<String> serversOn(String port) {
    return ProcessHandle.allProcesses()
        .flatMap(process -> process.info().commandLine().stream())
        .filter(command -> command.contains("postgres") && command.contains("-p " + port))
        .toList();
  }

  private Child run(String... args) throws Exception {
    return run(Map.of(), args);
  }

  private Child run(Map<String, String> environment, String... args) throws Exception {
    String[] all = new String[args.length + 3];
    all[0] = "-cp";
    all[1] = System.getProperty("java.class.path");
    all[2] = MAIN;
    System.arraycopy(args, 0, all, 3, args.length);
    return Child.java(directory, environment, all);
  }

  private static int createPolicy(String output) throws Exception {
    Matcher url = Pattern.compile("HTTP +(http\\S+)").matcher(output);
    assertThat(url.find()).isTrue();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url.group(1) + "/api/v1/policies"))
            .header("Authorization", "Bearer a-token-of-mine")
            .header("Content-Type", "application/json")
            .POST(
                BodyPublishers.ofString(
                    """
                    {"couponName": "kept", "couponCode": "KEPT", "issueTypes": ["CODE"],
                     "discountType": "FIXED_AMOUNT", "discountValue": 1000, "validDays": 1,
                     "issueStartsAt": "2024-01-01T00:00:00",
                     "issueEndsAt": "2099-12-31T23:59:59"}
                    """))
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).statusCode();
  }
}
