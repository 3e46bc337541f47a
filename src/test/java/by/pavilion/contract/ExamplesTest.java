package by.pavilion.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import by.pavilion.TestCalls;
import by.pavilion.TestKeys;
import by.pavilion.catalog.Sku;
import by.pavilion.ordering.TestApi;
import by.pavilion.ordering.TestShop;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The programs in {@code deploy/examples}, started as their heads say, against the running product. */
@QuarkusTest
class ExamplesTest {
    private static final Path EXAMPLES = Path.of("deploy", "examples").toAbsolutePath();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    TestShop shop;

    @TempDir
    Path folder;

    private final List<Process> started = new ArrayList<>();
    private final List<String> webhooks = new ArrayList<>();

    @AfterEach
    void endAll() throws InterruptedException {
        for (Process process : started) {
            process.destroyForcibly().waitFor();
        }
        webhooks.forEach(id -> TestCalls.asOperator().header("If-Match", "*").delete("/api/v1/webhooks/" + id));
    }

    @Test
    void followsOrdersOnKafkaInJava() throws IOException {
        String order = place();

        Path told = start(
                Map.of(),
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                jars("kafka-clients-", "slf4j-api-"),
                EXAMPLES.resolve("FollowOrders.java").toString(),
                ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class));

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(about(order, told))
                .containsExactly(order + " 1 by.pavilion.order.placed.v1"));
    }

    @Test
    void followsEventsOverHttpInPythonAndGoesOnWhereItWas() throws Exception {
        assumeTrue(isHere("python3"), "python3 is not installed");
        String first = place();
        String placed = " 1 by.pavilion.order.placed.v1 PLACED";

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(follow()).contains(first + placed));
        String second = place();

        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(follow()).contains(second + placed).doesNotContain(first));
    }

    @Test
    void receivesWebhooksInNodeAndRefusesWhatIsNotSigned() throws Exception {
        assumeTrue(isHere("node"), "node is not installed");
        int port = freePort();
        String url = "http://localhost:" + port + "/";
        String secret = subscribe(url);
        Path told = start(
                Map.of("PAVILION_WEBHOOK_SECRET", secret),
                "node",
                EXAMPLES.resolve("receive_webhooks.mjs").toString(),
                Integer.toString(port));
        await().atMost(PATIENCE).until(() -> Files.readString(told).contains("listening"));
        sendCutOff(port);
        String body = """
                {"id":"evt_planted","subject":"ord_planted","sequence":"1","type":"planted"}""";

        String order = place();

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(about(order, told))
                .containsExactly(order + " 0000000001 by.pavilion.order.placed.v1"));
        Instant now = Instant.now();
        assertThat(send(url, body, signature("whsec_another", now, body))).isEqualTo(401);
        assertThat(send(url, body, signature(secret, now.minusSeconds(3_600), body)))
                .isEqualTo(401);
        assertThat(send(url, body.replace("planted", "altered"), signature(secret, now, body)))
                .isEqualTo(401);
        assertThat(send(url, body, "nothing")).isEqualTo(401);
        assertThat(Files.readString(told)).doesNotContain("planted").doesNotContain("altered");
        assertThat(send(url, body, signature(secret, now, body))).isEqualTo(204);
        assertThat(send(url, body, signature(secret, now, body))).isEqualTo(204);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(about("ord_planted", told)).containsExactly("ord_planted 1 planted"));
    }

    private String place() {
        Sku sku = shop.chocolate("26.00", 10);
        return TestApi.place(TestApi.body(sku, 1).replace("11010519491231002X", TestApi.identityNumber()))
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** What the reader tells from where it was until there is no more. */
    private String follow() throws IOException, InterruptedException {
        ProcessBuilder command = new ProcessBuilder(
                "python3",
                EXAMPLES.resolve("follow_events.py").toString(),
                "http://localhost:" + RestAssured.port,
                folder.resolve("orders.db").toString(),
                "--once");
        command.environment().put("PAVILION_CONNECTOR_KEY", TestKeys.connector());
        Process process = command.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        started.add(process);
        String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return told;
    }

    private String subscribe(String url) {
        var made = TestCalls.with(TestKeys.connector())
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("application/json")
                .body("{\"url\":\"%s\",\"types\":[\"by.pavilion.order.placed.v1\"]}".formatted(url))
                .post("/api/v1/webhooks")
                .then()
                .statusCode(201)
                .extract();
        webhooks.add(made.path("id"));
        return made.path("secret");
    }

    private static int send(String url, String body, String signature) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(url))
                                .header("Pavilion-Signature", signature)
                                .POST(BodyPublishers.ofString(body))
                                .build(),
                        BodyHandlers.discarding())
                .statusCode();
    }

    /** Hangs up in the middle of the body, which anybody can. */
    private static void sendCutOff(int port) throws IOException {
        try (Socket socket = new Socket("localhost", port)) {
            socket.getOutputStream()
                    .write("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\n{"
                            .getBytes(StandardCharsets.US_ASCII));
        }
    }

    /** As docs/events.md says it. */
    private static String signature(String secret, Instant at, String body) throws GeneralSecurityException {
        String time = Long.toString(at.getEpochSecond());
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        byte[] hmac = mac.doFinal((time + "." + body).getBytes(StandardCharsets.UTF_8));
        return "t=" + time + ",v1=" + HexFormat.of().formatHex(hmac);
    }

    /** Starts a program that does not end by itself; gives the file with what it tells. */
    private Path start(Map<String, String> environment, String... command) throws IOException {
        Path told = folder.resolve("told.txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(told.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(environment);
        started.add(builder.start());
        return told;
    }

    private static List<String> about(String order, Path told) throws IOException {
        return Files.readString(told)
                .lines()
                .filter(line -> line.contains(order))
                .toList();
    }

    private static String jars(String... names) {
        String all = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        List<String> jars = Arrays.stream(all.split(File.pathSeparator))
                .filter(jar -> Arrays.stream(names)
                        .anyMatch(name -> Path.of(jar).getFileName().toString().startsWith(name)))
                .toList();
        assertThat(jars).hasSameSizeAs(names);
        return String.join(File.pathSeparator, jars);
    }

    private static boolean isHere(String program) throws InterruptedException {
        try {
            return new ProcessBuilder(program, "--version")
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectErrorStream(true)
                    .start()
                    .waitFor(10, TimeUnit.SECONDS);
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
