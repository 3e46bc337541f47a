package by.pavilion.journey;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import by.pavilion.customs.ceb.CebSchema;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The product as it is packaged, started as a newcomer starts it but on ports and in a folder of its own: one order for each
 * scenario of the single window, all under way together, each led to where it stays, with its events on the broker and every
 * message that it was declared by valid.
 */
class PackagedScenariosIT {
    private static final Path FOLDER = Path.of("target", "packaged scenarios").toAbsolutePath();
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final CebSchema SCHEMA = new CebSchema();

    private static final Map<String, String> ORDERS = new HashMap<>();
    private static final Properties KEYS = new Properties();
    private static Process product;
    private static String address;
    private static String broker;

    @BeforeAll
    static void start() throws IOException {
        delete(FOLDER);
        Files.createDirectories(FOLDER);
        List<Integer> ports = freePorts();
        int port = ports.get(0);
        int brokerPort = ports.get(1);
        address = "http://localhost:" + port;
        broker = "localhost:" + brokerPort;
        ProcessBuilder command = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        Path.of("target", "quarkus-app", "quarkus-run.jar")
                                .toAbsolutePath()
                                .toString())
                .redirectErrorStream(true)
                .redirectOutput(FOLDER.resolve("product.log").toFile());
        command.environment()
                .putAll(Map.of(
                        "PAVILION_HOME", FOLDER.resolve("home").toString(),
                        "QUARKUS_HTTP_PORT", Integer.toString(port),
                        "PAVILION_LAUNCH_BROKER_PORT", Integer.toString(brokerPort),
                        // what is chosen for a cancellation that is on its way has to come before its third step
                        "PAVILION_SANDBOX_WINDOW_STEP", "400ms",
                        "PAVILION_SANDBOX_WINDOW_REVIEW", "300ms",
                        "PAVILION_SANDBOX_WINDOW_COLLECTION", "300ms",
                        "PAVILION_SANDBOX_CARRIER_STEP", "300ms"));
        product = command.start();
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(250))
                .ignoreExceptions()
                .until(() -> given().get(address + "/q/health/ready").statusCode() == 200);
        try (var keys = Files.newBufferedReader(FOLDER.resolve("home").resolve("credentials.env"))) {
            KEYS.load(keys);
        }
        Map<String, String> scenarios =
                given().get(address + "/sandbox/single-window/scenario").path("scenarios");
        scenarios.keySet().forEach(scenario -> ORDERS.put(scenario, place(scenario)));
    }

    @AfterAll
    static void stop() throws IOException, InterruptedException {
        product.destroy();
        assertThat(product.waitFor(60, TimeUnit.SECONDS)).isTrue();
        delete(FOLDER.resolve("home"));
    }

    @ParameterizedTest
    @CsvSource({
        "release, DELIVERED, CLOSED, order.delivered",
        "order-rejected, PAID, DECLARATION_HELD, declaration.receipt-received",
        "payment-rejected, PAID, DECLARATION_HELD, declaration.receipt-received",
        "waybill-rejected, PAID, DECLARATION_HELD, declaration.receipt-received",
        "list-rejected, REJECTED, REJECTED, declaration.rejected",
        "quota-exceeded, CANCELLED, BLOCKED, order.refunded",
        "documents-differ, REJECTED, REJECTED, order.rejected",
        "duplicate, DELIVERED, CLOSED, order.delivered",
        "silence, PAID, DECLARING, order.accepted",
        "out-of-order, DELIVERED, CLOSED, order.delivered",
        "twice, DELIVERED, CLOSED, order.delivered",
        "several-at-once, DELIVERED, CLOSED, order.delivered",
        "send-failed, DELIVERED, CLOSED, order.delivered",
        "manual-review, DELIVERED, CLOSED, order.delivered",
        "review-held, DECLARED, MANUAL_REVIEW, order.declared",
        "inspection, DELIVERED, CLOSED, order.delivered",
        "detained, DECLARED, DETAINED, declaration.receipt-received",
        "returned-abroad, CANCELLED, RETURNED_ABROAD, order.cancelled",
        "format-error, PAID, DECLARATION_HELD, order.accepted",
        "rejected-late, REJECTED, REJECTED, order.rejected"
    })
    void leadsTheOrderToItsEnd(String scenario, String status, String declarationState, String lastFact) {
        String order = ORDERS.get(scenario);

        awaitStanding(order, status + " " + declarationState);
        List<Told> told = events(order, lastFact);

        assertToldWithoutGaps(told, lastFact);
        boolean released = told.stream().anyMatch(event -> event.type().equals("by.pavilion.order.released.v1"));
        assertThat(released).isEqualTo(status.equals("DELIVERED"));
        awaitValidMessages(order, released ? List.of("CEB311Message", "CEB621Message") : List.of("CEB311Message"));
    }

    /** In this scenario all goes well until somebody wants the order cancelled, which customs then refuses. */
    @Test
    void goesOnWithAnOrderThatCustomsDoesNotCancel() {
        String order = place("review-held");
        awaitStanding(order, "DECLARED MANUAL_REVIEW");
        String declaration = declaration(order);

        change(declaration, "cancellations", "{\"reason\":\"买家取消\"}");
        choose("cancel-rejected", order);

        awaitStanding(order, "DELIVERED CLOSED");
        assertThat(operator()
                        .get(address + "/api/v1/declarations/" + declaration + "/messages?limit=100")
                        .<List<String>>path("items.type"))
                .contains("CEB623Message", "CEB624Message");
        for (String fact : List.of("declaration.cancel-submitted", "order.delivered")) {
            assertToldWithoutGaps(events(order, fact), fact);
        }
        awaitValidMessages(order, List.of("CEB311Message", "CEB621Message", "CEB623Message"));
    }

    /** In this one all goes well until goods come back, and customs refuses their return. */
    @Test
    void holdsAReturnThatCustomsDoesNotTake() {
        String order = Objects.requireNonNull(ORDERS.get("return-rejected"));
        awaitStanding(order, "DELIVERED CLOSED");

        change(declaration(order), "returns", "{\"reason\":\"质量问题\",\"lines\":[{\"number\":1,\"quantity\":1}]}");

        awaitStanding(order, "DELIVERED RETURN_HELD");
        assertToldWithoutGaps(events(order, "declaration.return-declared"), "declaration.return-declared");
        awaitValidMessages(order, List.of("CEB311Message", "CEB621Message", "CEB625Message"));
    }

    private static void awaitStanding(String order, String expected) {
        await(order).atMost(PATIENCE).pollInterval(Duration.ofMillis(250)).untilAsserted(() -> assertThat(
                        standing(order))
                .isEqualTo(expected));
    }

    /** Waits, because an order that nobody answers stands where it stays before its first message is written. */
    private static void awaitValidMessages(String order, List<String> types) {
        await(order).atMost(PATIENCE).pollInterval(Duration.ofMillis(250)).untilAsserted(() -> assertThat(
                        validMessages(order))
                .containsAll(types));
    }

    /** The types of what the product has written to customs about an order, each message held against our schema. */
    private static Set<String> validMessages(String order) {
        String messages = address + "/api/v1/declarations/" + declaration(order) + "/messages";
        Response list = operator().get(messages + "?limit=100");
        assertThat(list.<String>path("next"))
                .as("messages beyond the first page")
                .isNull();
        List<Map<String, Object>> sent = list.path("items.findAll { it.direction == 'OUT' }");
        Set<String> types = new TreeSet<>();
        for (Map<String, Object> message : sent) {
            byte[] content = operator()
                    .get(messages + "/" + message.get("number"))
                    .then()
                    .statusCode(200)
                    .extract()
                    .asByteArray();
            assertThat(SCHEMA.faultsIn(content))
                    .as("faults of %s of %s", message.get("type"), order)
                    .isEmpty();
            types.add(String.valueOf(message.get("type")));
        }
        return types;
    }

    private static void assertToldWithoutGaps(List<Told> told, String lastFact) {
        assertThat(told).extracting(Told::type).contains("by.pavilion." + lastFact + ".v1");
        for (String topic : List.of("pavilion.orders", "pavilion.customs")) {
            List<Long> numbers = told.stream()
                    .filter(event -> event.topic().equals(topic))
                    .map(Told::sequence)
                    .toList();
            assertThat(numbers)
                    .as(topic)
                    .isEqualTo(Stream.iterate(1L, number -> number + 1)
                            .limit(numbers.size())
                            .toList());
        }
    }

    private static String declaration(String order) {
        return operator().get(address + "/api/v1/declarations?order=" + order).path("items[0].id");
    }

    private static void change(String declaration, String how, String body) {
        operator()
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(body)
                .post(address + "/api/v1/declarations/" + declaration + "/" + how)
                .then()
                .statusCode(202);
    }

    private static void choose(String scenario, String order) {
        given().contentType("application/json")
                .body("{\"scenario\":\"" + scenario + "\"}")
                .put(address + "/sandbox/single-window/orders/" + order + "/scenario")
                .then()
                .statusCode(204);
    }

    @Test
    void everyScenarioIsTried() {
        assertThat(ORDERS).hasSize(22);
    }

    private record Told(String topic, String type, long sequence) {}

    private static String standing(String order) {
        Response declaration = operator().get(address + "/api/v1/declarations?order=" + order);
        return operator().get(address + "/api/v1/orders/" + order).path("status") + " "
                + declaration.path("items[0].state");
    }

    /** The events of an order on both topics, in the order of the broker, once the one that is waited for is there. */
    private static List<Told> events(String order, String lastFact) {
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", broker), new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> partitions = Stream.of("pavilion.orders", "pavilion.customs")
                    .flatMap(topic -> consumer.partitionsFor(topic).stream())
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            List<Told> told = new ArrayList<>();
            long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
            String wanted = "by.pavilion." + lastFact + ".v1";
            while (told.stream().noneMatch(event -> event.type().equals(wanted)) && System.nanoTime() < end) {
                consumer.poll(Duration.ofMillis(200)).forEach(message -> {
                    if (message.key().equals(order)) {
                        told.add(new Told(
                                message.topic(),
                                header(message, "ce_type"),
                                Long.parseLong(header(message, "ce_sequence"))));
                    }
                });
            }
            return told;
        }
    }

    private static String header(ConsumerRecord<String, String> message, String name) {
        return new String(message.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private static String place(String scenario) {
        String body = OrderJourneyTest.buyer("valid")
                .replaceAll("[0-9]{17}[0-9X]", IdentityNumbers.some(RandomGenerator.getDefault()));
        String order = storefront()
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(body)
                .post(address + "/api/v1/orders")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        choose(scenario, order);
        storefront()
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body("{\"provider\":\"sandbox\"}")
                .post(address + "/api/v1/orders/" + order + "/payments")
                .then()
                .statusCode(201);
        return order;
    }

    private static RequestSpecification storefront() {
        return with("PAVILION_STOREFRONT_KEY");
    }

    private static RequestSpecification operator() {
        return with("PAVILION_OPERATOR_KEY");
    }

    private static RequestSpecification with(String key) {
        return given().auth().oauth2(KEYS.getProperty(key)).contentType("application/json");
    }

    /** Two that are not the same: the first is still held when the second is given. */
    private static List<Integer> freePorts() throws IOException {
        try (ServerSocket one = new ServerSocket(0);
                ServerSocket other = new ServerSocket(0)) {
            return List.of(one.getLocalPort(), other.getLocalPort());
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted((one, other) -> other.compareTo(one)).toList()) {
                Files.delete(file);
            }
        }
    }
}
