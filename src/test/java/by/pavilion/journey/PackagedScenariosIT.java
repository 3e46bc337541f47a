package by.pavilion.journey;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import by.pavilion.customs.ceb.CebSchema;
import io.restassured.path.json.JsonPath;
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
import java.util.function.Predicate;
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

    /** Comes directly. */
    private static final String CHOCOLATE = "BY-KOM-CHOC-001";
    /** Lies in the zone of the demo data. */
    private static final String CHEESE = "BY-SAV-CHEE-017";

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

    /** What each is known by is a receipt: its document and codes, and words in which customs says why. */
    @ParameterizedTest
    @CsvSource({
        "release, DELIVERED, CLOSED, order.delivered, 621 899, 结关",
        "order-rejected, PAID, DECLARATION_HELD, declaration.receipt-received, 311 100/1399, 沙盒场景退单",
        "payment-rejected, PAID, DECLARATION_HELD, declaration.receipt-received, 411 100/1399, 沙盒场景退单",
        "waybill-rejected, PAID, DECLARATION_HELD, declaration.receipt-received, 511 100/1399, 沙盒场景退单",
        "list-rejected, REJECTED, REJECTED, declaration.rejected, 621 100/1399, 沙盒场景退单",
        "quota-exceeded, CANCELLED, BLOCKED, order.refunded, 621 -621018, 26000.00",
        "documents-differ, REJECTED, REJECTED, order.rejected, 621 100/1305, 订单实付金额与支付金额不一致",
        "duplicate, DELIVERED, CLOSED, order.delivered, 621 -621004, 清单已申报",
        "out-of-order, DELIVERED, CLOSED, order.delivered, 621 899, 结关",
        "twice, DELIVERED, CLOSED, order.delivered, 621 899, 结关",
        "several-at-once, DELIVERED, CLOSED, order.delivered, 621 899, 结关",
        "send-failed, DELIVERED, CLOSED, order.delivered, 311 4, 发送海关失败",
        "manual-review, DELIVERED, CLOSED, order.delivered, 621 300, 人工审核",
        "review-held, DECLARED, MANUAL_REVIEW, order.declared, 621 300, 人工审核",
        "inspection, DELIVERED, CLOSED, order.delivered, 621 500, 查验",
        "detained, DECLARED, DETAINED, order.declared, 621 501, 扣留移送通关",
        "returned-abroad, CANCELLED, RETURNED_ABROAD, order.cancelled, 621 700, 退运",
        "rejected-late, REJECTED, REJECTED, order.rejected, 621 120/1800, 逻辑校验通过"
    })
    void leadsTheOrderToItsEnd(
            String scenario, String status, String declarationState, String lastFact, String receipt, String words) {
        String order = ORDERS.get(scenario);

        awaitStanding(order, status + " " + declarationState);
        List<Told> told = events(
                order,
                soFar -> isTold(soFar, lastFact)
                        && soFar.stream().anyMatch(event -> event.receipt().equals(receipt)));

        assertToldWithoutGaps(told, lastFact);
        assertThat(told).extracting(Told::receipt).contains(receipt);
        assertThat(told.stream().filter(event -> !event.receipt().isEmpty()).map(Told::data))
                .as("each receipt is told once")
                .doesNotHaveDuplicates();
        assertThat(wordsOf(order, receipt)).anySatisfy(text -> assertThat(text).contains(words));
        boolean released = isTold(told, "order.released");
        assertThat(released).isEqualTo(status.equals("DELIVERED"));
        awaitValidMessages(order, released ? List.of("CEB311Message", "CEB621Message") : List.of("CEB311Message"));
        assertThat(standing(order)).as("it stays there").isEqualTo(status + " " + declarationState);
    }

    /** A stage that every order passes, but the others have passed it. */
    @Test
    void waitsForWhatIsSilentAndSaysForWhichDocuments() {
        String order = Objects.requireNonNull(ORDERS.get("silence"));
        awaitStanding(Objects.requireNonNull(ORDERS.get("release")), "DELIVERED CLOSED");
        awaitValidMessages(order, List.of("CEB311Message"));

        String path = address + "/api/v1/declarations/" + declaration(order);
        await(order).atMost(PATIENCE).pollInterval(Duration.ofMillis(250)).untilAsserted(() -> {
            Response declaration = operator().get(path);
            assertThat(declaration.<String>path("documents.find { it.document == '311' }.state"))
                    .isEqualTo("SENT");
            assertThat(declaration.<String>path("next.action")).isEqualTo("WAIT");
            assertThat(declaration.<String>path("next.reason.code")).isEqualTo("waits-for-documents");
            assertThat(declaration.<String>path("next.reason.text")).contains("311", "411", "511");
        });
        List<Told> told = events(order, soFar -> isTold(soFar, "order.accepted"));

        assertThat(standing(order)).isEqualTo("PAID DECLARING");
        assertThat(messages(order).<List<Object>>path("items.findAll { it.direction == 'IN' }"))
                .isEmpty();
        assertToldWithoutGaps(told, "order.accepted");
        assertThat(told).extracting(Told::receipt).containsOnly("");
    }

    /** No receipt speaks of the order then: it is its message that cannot be read. */
    @Test
    void holdsAnOrderWhoseMessageCannotBeRead() {
        String order = Objects.requireNonNull(ORDERS.get("format-error"));
        awaitStanding(order, "PAID DECLARATION_HELD");

        Response declaration = operator().get(address + "/api/v1/declarations/" + declaration(order));

        assertThat(declaration.<String>path("documents.find { it.document == '311' }.state"))
                .isEqualTo("FORMAT_ERROR");
        assertThat(messages(order).<List<String>>path("items.findAll { it.direction == 'IN' }.type"))
                .contains("CEB900Message")
                .doesNotContain("CEB312Message");
        assertToldWithoutGaps(events(order, soFar -> isTold(soFar, "order.accepted")), "order.accepted");
        awaitValidMessages(order, List.of("CEB311Message"));
    }

    @Test
    void receiptsInReverseOrderAreKeptAsLateOnes() {
        String order = Objects.requireNonNull(ORDERS.get("out-of-order"));
        awaitStanding(order, "DELIVERED CLOSED");

        assertThat(timeline(order)
                        .<List<String>>path("items.findAll { it.document == '621' && it.what == 'LATE_RECEIPT' }.code"))
                .contains("120", "399", "800");
    }

    @Test
    void severalReceiptsComeInOneMessage() {
        String order = Objects.requireNonNull(ORDERS.get("several-at-once"));
        awaitStanding(order, "DELIVERED CLOSED");

        assertThat(messages(order).<List<Object>>path("items.findAll { it.type == 'CEB622Message' }"))
                .hasSize(1);
        assertThat(timeline(order).<List<String>>path("items.findAll { it.document == '621' }.code"))
                .contains("120", "399", "800", "899");
    }

    /** Dairy may not be posted from abroad: it is declared out of its zone, without a journey to the border. */
    @Test
    void releasesGoodsOfTheBondedZone() {
        String order = place("release", CHEESE);

        awaitStanding(order, "DELIVERED CLOSED");
        List<Told> told =
                events(order, soFar -> isTold(soFar, "order.delivered") && isTold(soFar, "declaration.released"));

        assertToldWithoutGaps(told, "order.delivered");
        assertThat(typesOn("pavilion.orders", told))
                .containsSubsequence(
                        "by.pavilion.order.placed.v1",
                        "by.pavilion.order.paid.v1",
                        "by.pavilion.order.declared.v1",
                        "by.pavilion.order.released.v1",
                        "by.pavilion.order.shipped.v1",
                        "by.pavilion.order.delivered.v1");
        assertThat(typesOn("pavilion.customs", told))
                .containsSubsequence("by.pavilion.declaration.submitted.v1", "by.pavilion.declaration.released.v1");
        Response declarations = operator().get(address + "/api/v1/declarations?order=" + order);
        assertThat(declarations.<String>path("items[0].customsMode")).isEqualTo("1210");
        JsonPath released = told.stream()
                .filter(event -> event.type().equals("by.pavilion.declaration.released.v1"))
                .map(event -> JsonPath.from(event.data()))
                .findFirst()
                .orElseThrow();
        assertThat(released.getString("declarationId")).isEqualTo(declaration(order));
        assertThat(released.getString("listNumber")).isEqualTo(declarations.<String>path("items[0].listNumber"));
        assertThat(listOf(order))
                .contains("tradeMode>1210<", "emsNo>", "areaCode>", "itemRecordNo>", "itemNo>" + CHEESE + "<")
                .doesNotContain("trafNo", "voyageNo", "billNo");
        awaitValidMessages(order, List.of("CEB311Message", "CEB621Message"));
    }

    /** What the list of an order says, out of a message that may hold lists of others. */
    private static String listOf(String order) {
        int number = messages(order).path("items.find { it.type == 'CEB621Message' }.number");
        String message = operator()
                .get(address + "/api/v1/declarations/" + declaration(order) + "/messages/" + number)
                .then()
                .statusCode(200)
                .extract()
                .asString();
        return Stream.of(message.split("(?=<ceb:Inventory>)", -1))
                .filter(list -> list.contains(">" + order + "<"))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> typesOn(String topic, List<Told> told) {
        return told.stream()
                .filter(event -> event.topic().equals(topic))
                .map(Told::type)
                .toList();
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
            assertToldWithoutGaps(events(order, soFar -> isTold(soFar, fact)), fact);
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
        String fact = "declaration.return-declared";
        assertToldWithoutGaps(events(order, soFar -> isTold(soFar, fact)), fact);
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
        Response list = messages(order);
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

    private static boolean isTold(List<Told> told, String fact) {
        return told.stream().anyMatch(event -> event.type().equals("by.pavilion." + fact + ".v1"));
    }

    private static Response timeline(String order) {
        return operator().get(address + "/api/v1/declarations/" + declaration(order) + "/timeline");
    }

    private static Response messages(String order) {
        return operator().get(address + "/api/v1/declarations/" + declaration(order) + "/messages?limit=100");
    }

    /** What customs wrote in receipts of this document with this code. */
    private static List<String> wordsOf(String order, String receipt) {
        String[] parts = receipt.split("[ /]", -1);
        return timeline(order)
                .path("items.findAll { it.document == '%s' && it.code == '%s' }.text".formatted(parts[0], parts[1]));
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

    private record Told(String topic, String type, long sequence, String data) {
        /** What customs has said, as 621 100/1305; empty where the event tells of something else. */
        String receipt() {
            if (!type.equals("by.pavilion.declaration.receipt-received.v1")) {
                return "";
            }
            JsonPath said = JsonPath.from(data);
            String detail = said.getString("detailCode");
            return said.getString("document") + " " + said.getString("code") + (detail == null ? "" : "/" + detail);
        }
    }

    private static String standing(String order) {
        Response declaration = operator().get(address + "/api/v1/declarations?order=" + order);
        return operator().get(address + "/api/v1/orders/" + order).path("status") + " "
                + declaration.path("items[0].state");
    }

    /** The events of an order on both topics, in the order of the broker, once there are enough or much time is over. */
    private static List<Told> events(String order, Predicate<List<Told>> enough) {
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
            while (!enough.test(told) && System.nanoTime() < end) {
                consumer.poll(Duration.ofMillis(200)).forEach(message -> {
                    if (message.key().equals(order)) {
                        told.add(new Told(
                                message.topic(),
                                header(message, "ce_type"),
                                Long.parseLong(header(message, "ce_sequence")),
                                message.value()));
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
        return place(scenario, CHOCOLATE);
    }

    private static String place(String scenario, String sku) {
        String body = OrderJourneyTest.buyer("valid")
                .replace(CHOCOLATE, sku)
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
