package by.pavilion.inventory;

import static by.pavilion.inventory.TestStock.MINSK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import by.pavilion.TestKeys;
import by.pavilion.catalog.Sku;
import by.pavilion.shared.Statements;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The command that recomputes all stock, against the application and against answers that the test makes up. */
@QuarkusTest
class CheckStockTest {
    private static final Path SCRIPT = Path.of("deploy/check-stock").toAbsolutePath();

    @Inject
    TestStock stocks;

    @Inject
    Statements statements;

    @BeforeEach
    void needsPython() {
        assumeTrue(
                Stream.of(String.valueOf(System.getenv("PATH")).split(File.pathSeparator, -1))
                        .anyMatch(path -> Files.isExecutable(Path.of(path, "python3"))),
                "python3 is not installed");
    }

    private record Outcome(int code, String text) {}

    @Test
    void endsWithOneAndNamesWhatDiffers() throws Exception {
        Sku sku = stocks.listed();
        stocks.set(sku, 10);
        String url = "http://localhost:" + RestAssured.port;
        assertThat(check(TestKeys.operator(), "--url", url).text()).doesNotContain(sku.value());

        statements.update("UPDATE inventory_balances SET available = 11 WHERE sku = ?", sku.value());
        try {
            Outcome outcome = check(TestKeys.operator(), "--url", url);

            assertThat(outcome.code()).isEqualTo(1);
            assertThat(outcome.text().lines())
                    .contains(
                            ("{\"available\": {\"counter\": 11, \"ledger\": 10}, \"reserved\": {\"counter\": 0, \"ledger\": 0},"
                                            + " \"sku\": \"%s\", \"warehouse\": \"%s\"}")
                                    .formatted(sku, MINSK));
        } finally {
            statements.update("UPDATE inventory_balances SET available = 10 WHERE sku = ?", sku.value());
        }
    }

    @Test
    void readsAllPagesAndWaitsForOneThatIsBusy() throws Exception {
        try (Played played = new Played(
                "429 {}",
                "200 {\"items\":[],\"next\":\"a_b\"}",
                "200 {\"items\":[{\"sku\":\"A\"}],\"next\":\"c\"}",
                "200 {\"items\":[]}",
                "200 {\"items\":[]}")) {
            assertThat(check("key", "--url", played.url() + "/"))
                    .isEqualTo(new Outcome(1, "{\"sku\": \"A\"}\ndifferences 1\n"));
            assertThat(check("key", "--quiet", "--url", played.url())).isEqualTo(new Outcome(0, "differences 0\n"));

            assertThat(played.asked)
                    .containsExactly(
                            "/api/v1/inventory/differences?limit=100 Bearer key",
                            "/api/v1/inventory/differences?limit=100 Bearer key",
                            "/api/v1/inventory/differences?limit=100&cursor=a_b Bearer key",
                            "/api/v1/inventory/differences?limit=100&cursor=c Bearer key",
                            "/api/v1/inventory/differences?limit=100 Bearer key");
        }
    }

    @Test
    void whatCannotBeFoundOutIsNotTakenForRight() throws Exception {
        try (Played played = new Played(
                "401 {}",
                "200 no JSON",
                "200 {}",
                "200 [1]",
                "200 {\"items\":[{\"sku\":\"A\"}],\"next\":\"b\"}",
                "500 {}")) {
            for (int answer = 0; answer < 5; answer++) {
                Outcome outcome = check("key", "--quiet", "--url", played.url());
                assertThat(outcome.code()).isEqualTo(2);
                assertThat(outcome.text()).contains("cannot find it out").doesNotContain("differences ");
            }
        }
        assertThat(check("key", "--url", addressOfNobody()).code()).isEqualTo(2);
        assertThat(check("key", "--url", "nonsense").code()).isEqualTo(2);
        assertThat(check("", "--url", addressOfNobody()).text()).contains("PAVILION_OPERATOR_KEY is not set");
        assertThat(check("").code()).isEqualTo(2);
        assertThat(check("key", "--unknown").code()).isEqualTo(2);
        assertThat(check("", "--help").code()).isZero();
    }

    private static String addressOfNobody() throws IOException {
        try (Played played = new Played()) {
            return played.url();
        }
    }

    private static Outcome check(String key, String... arguments) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                        Stream.concat(Stream.of("python3", "-B", SCRIPT.toString()), Stream.of(arguments))
                                .toList())
                .redirectErrorStream(true);
        builder.environment().put("PAVILION_OPERATOR_KEY", key);
        builder.environment().put("no_proxy", "*");
        Process process = builder.start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Outcome(process.waitFor(), text);
    }

    /** Gives its answers one after the other. */
    private static final class Played implements AutoCloseable {
        private final List<String> asked = new CopyOnWriteArrayList<>();
        private final List<String> answers;
        private final HttpServer server;

        Played(String... answers) throws IOException {
            this.answers = List.of(answers);
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", this::answer);
            server.start();
        }

        String url() {
            return "http://localhost:" + server.getAddress().getPort();
        }

        private void answer(HttpExchange exchange) throws IOException {
            String[] answer = answers.get(asked.size()).split(" ", 2);
            asked.add(exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("Authorization"));
            byte[] body = answer[1].getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(Integer.parseInt(answer[0]), body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }
}
