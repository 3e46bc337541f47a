package by.pavilion.ordering.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import by.pavilion.TestKeys;
import by.pavilion.ordering.TestApi;
import by.pavilion.ordering.TestShop;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

@QuarkusTest
class OrderEventsTest {
    private static final String PLACED = "by.pavilion.order.placed.v1";
    private static final String PAID = "by.pavilion.order.paid.v1";
    private static final String ACCEPTED = "by.pavilion.order.accepted.v1";
    private static final String HELD = "by.pavilion.order.held.v1";
    private static final String UNHELD = "by.pavilion.order.unheld.v1";

    @Inject
    TestShop shop;

    @TestHTTPResource("/")
    @SuppressWarnings("NullAway.Init") // Quarkus sets it before each test
    URI root;

    @Test
    void watchersSeeThePastThenWhatHappensAndAreToldThatWeAreThere() throws Exception {
        String order = newOrder();
        try (Stream stream = watch(order, Optional.empty())) {
            await().until(() -> stream.events().size() == 1);
            assertThat(stream.contentType()).startsWith("text/event-stream");
            assertThat(stream.events().get(0).name()).isEqualTo(PLACED);
            assertThat(stream.events().get(0).data()).startsWith("{").contains("\"orderId\":\"" + order + "\"");

            pay(order);

            await().until(() -> stream.names().contains(ACCEPTED));
            assertThat(stream.names()).startsWith(PLACED, PAID, ACCEPTED);
            assertThat(stream.events().stream().map(Event::id).distinct())
                    .hasSize(stream.events().size());
            await().until(() -> stream.comments() > 0);
            assertThat(stream.strangeLines()).isEmpty();
        }
    }

    @Test
    void watchersThatComeBackGetOnlyWhatTheyHaveNotSeen() throws Exception {
        String order = newOrder();
        pay(order);
        List<Event> first;
        try (Stream stream = watch(order, Optional.empty())) {
            await().until(() -> stream.names().contains(ACCEPTED));
            first = stream.events();
        }

        try (Stream stream = watch(order, Optional.of(first.get(0).id()))) {
            await().until(() -> stream.names().contains(ACCEPTED));

            assertThat(stream.names()).startsWith(PAID, ACCEPTED);
            assertThat(stream.events().get(0).id()).isEqualTo(first.get(1).id());
        }
    }

    @Test
    void anEventOfAnotherOrderIsNoPlaceToGoOnFrom() throws Exception {
        try (Stream stream = watch(newOrder(), Optional.of("evt_0000000000000"))) {
            await().until(() -> stream.names().equals(List.of(PLACED)));
        }
    }

    @Test
    void buyersAreNotToldWhyTheirOrderIsHeld() throws Exception {
        String order = newOrder();
        String token = TestApi.storefront().get("/api/v1/orders/{id}", order).path("accessToken");
        String suspicious = hold(order, "suspicious");
        String other = hold(order, "other");
        release(order, other);

        try (Stream buyers = watch(order, token, Optional.empty());
                Stream shops = watch(order, Optional.empty())) {
            await().until(() -> buyers.names().contains(UNHELD) && shops.names().contains(UNHELD));

            assertThat(buyers.names()).isEqualTo(shops.names()).containsExactly(PLACED, HELD, HELD, UNHELD);
            assertThat(buyers.events().get(0)).isEqualTo(shops.events().get(0));
            assertThat(buyers.events()).allSatisfy(event -> assertThat(event.data())
                    .startsWith("{")
                    .contains("\"orderId\":\"" + order + "\"")
                    .doesNotContain("reasons", "suspicious"));
            assertThat(buyers.events().get(1).data()).contains(suspicious);
            assertThat(shops.events().get(1).data()).contains("\"reasons\":[\"suspicious\"]");
            assertThat(shops.events().get(3).data()).contains("\"reasons\":[\"suspicious\"]");
        }
    }

    @Test
    void manyWatchersHoldNoThread() throws Exception {
        String order = newOrder();
        List<Stream> streams = new ArrayList<>();
        try {
            for (int watcher = 0; watcher < 100; watcher++) {
                streams.add(watch(order, Optional.empty()));
            }
            await().until(() ->
                    streams.stream().allMatch(stream -> stream.events().size() == 1));

            pay(order); // needs workers of its own

            await().until(() ->
                    streams.stream().allMatch(stream -> stream.names().contains(ACCEPTED)));
        } finally {
            for (Stream stream : streams) {
                stream.close();
            }
        }
    }

    private String newOrder() {
        return TestApi.place(TestApi.body(shop.chocolate("26.00", 1), 1))
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** The sandbox's firm settles by itself. */
    private static void pay(String order) {
        TestApi.storefront()
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("application/json")
                .body("{\"provider\":\"sandbox\"}")
                .post("/api/v1/orders/{id}/payments", order)
                .then()
                .statusCode(201);
    }

    private static String hold(String order, String reason) {
        return TestApi.with(TestKeys.operator())
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("application/json")
                .body("{\"reason\":\"" + reason + "\"}")
                .post("/api/v1/orders/{id}/holds", order)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static void release(String order, String hold) {
        TestApi.with(TestKeys.operator())
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .post("/api/v1/orders/{id}/holds/{hold}/releases", order, hold)
                .then()
                .statusCode(200);
    }

    private record Event(String id, String name, String data) {}

    private Stream watch(String order, Optional<String> lastEventId) throws IOException, InterruptedException {
        return watch(order, TestKeys.storefront(), lastEventId);
    }

    private Stream watch(String order, String keyOrToken, Optional<String> lastEventId)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(root.resolve("/api/v1/orders/" + order + "/events"))
                .header("Authorization", "Bearer " + keyOrToken)
                .header("Accept", "text/event-stream");
        lastEventId.ifPresent(id -> request.header("Last-Event-ID", id));
        return new Stream(HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .build()
                .send(request.build(), HttpResponse.BodyHandlers.ofInputStream()));
    }

    /** Reads server-sent events line by line on a thread of its own. */
    private static final class Stream implements AutoCloseable {
        private final HttpResponse<InputStream> response;
        private final List<Event> events = new CopyOnWriteArrayList<>();
        private final List<String> comments = new CopyOnWriteArrayList<>();
        private final List<String> strangeLines = new CopyOnWriteArrayList<>();

        Stream(HttpResponse<InputStream> response) {
            this.response = response;
            assertThat(response.statusCode()).isEqualTo(200);
            Thread thread = new Thread(this::read, "watcher");
            thread.setDaemon(true);
            thread.start();
        }

        String contentType() {
            return response.headers().firstValue("Content-Type").orElse("");
        }

        List<Event> events() {
            return List.copyOf(events);
        }

        List<String> names() {
            return events.stream().map(Event::name).toList();
        }

        /** Lines that are no fields of server-sent events. */
        List<String> strangeLines() {
            return List.copyOf(strangeLines);
        }

        int comments() {
            return comments.size();
        }

        private void read() {
            try (BufferedReader lines =
                    new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
                String id = "";
                String name = "";
                StringBuilder data = new StringBuilder();
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    if (line.startsWith(":")) {
                        comments.add(line);
                    } else if (line.startsWith("id:")) {
                        id = line.substring(3).strip();
                    } else if (line.startsWith("event:")) {
                        name = line.substring(6).strip();
                    } else if (line.startsWith("data:")) {
                        data.append(line.substring(5).strip());
                    } else if (line.isEmpty() && data.length() > 0) {
                        events.add(new Event(id, name, data.toString()));
                        data.setLength(0);
                    } else if (!line.isEmpty()) {
                        strangeLines.add(line);
                    }
                }
            } catch (IOException closed) {
                comments.add(": the test has seen enough");
            }
        }

        @Override
        public void close() throws IOException {
            response.body().close();
        }
    }
}
