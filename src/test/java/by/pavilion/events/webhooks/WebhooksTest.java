package by.pavilion.events.webhooks;

import static by.pavilion.TestCalls.asOperator;
import static by.pavilion.TestCalls.with;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.oneOf;

import by.pavilion.TestKeys;
import by.pavilion.events.EventId;
import by.pavilion.events.EventLog;
import by.pavilion.events.LoggedEvent;
import by.pavilion.events.TestEvents;
import by.pavilion.shared.Gauges;
import by.pavilion.shared.Ids;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ExtractableResponse;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class WebhooksTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String WEBHOOKS = "/api/v1/webhooks";

    @Inject
    TestEvents events;

    @Inject
    DataSource dataSource;

    @Inject
    Gauges gauges;

    @Inject
    WebhookStore store;

    @Inject
    ServeSubscriber subscribers;

    @Inject
    EventLog log;

    @Inject
    Ids ids;

    private final List<String> made = new ArrayList<>();
    private final List<Receiver> receivers = new ArrayList<>();

    private record Subscription(String id, String secret) {
        String path() {
            return WEBHOOKS + "/" + id;
        }
    }

    @AfterEach
    void endAll() {
        made.forEach(id -> asOperator().header("If-Match", "*").delete(WEBHOOKS + "/" + id));
        receivers.forEach(Receiver::close);
    }

    @Test
    void aSubscriberGetsItsEventsOnceSignedAndInOrder() throws IOException {
        Receiver receiver = receiver();
        Subscription subscription = subscribe(receiver.url());
        String key = TestEvents.newKey();

        write(key, 5);

        await().atMost(PATIENCE).until(() -> receiver.about(key).size() >= 5);
        List<Receiver.Call> calls = receiver.about(key);
        assertThat(calls).hasSize(5).allSatisfy(call -> {
            assertThat(Receiver.isSignedBy(subscription.secret(), call)).isTrue();
            assertThat(Receiver.isSignedBy("whsec_another", call)).isFalse();
            assertThat(call.type()).isEqualTo("application/cloudevents+json; charset=UTF-8");
            assertThat(call.attempt()).isEqualTo(1);
            assertThat(call.delivery()).startsWith("dlv_");
        });
        for (int index = 0; index < calls.size(); index++) {
            JsonNode event = new JsonMapper().readTree(calls.get(index).body());
            assertThat(event.path("sequence").asText()).isEqualTo("000000000" + (index + 1));
            assertThat(event.path("id").asText()).isEqualTo(calls.get(index).event());
            assertThat(event.path("traceparent").asText())
                    .isEqualTo(calls.get(index).traceparent())
                    .matches("00-[0-9a-f]{32}-[0-9a-f]{16}-00");
            assertThat(event.at("/data/text").asText()).contains("巧克力");
        }
        assertThat(calls.stream().map(Receiver.Call::delivery).distinct()).hasSize(5);
        awaitAt(subscription.path() + "/deliveries", "items.eventId.size()", 5);
        connector()
                .get(subscription.path() + "/deliveries")
                .then()
                .body("items.state", everyItem(equalTo("DELIVERED")))
                .body(
                        "items.eventId",
                        hasItems(calls.get(0).event(), calls.get(4).event()));
    }

    @Test
    void getsOnlyWhatItWants() {
        Receiver all = receiver();
        Receiver orders = receiver();
        subscribe(all.url(), "by.pavilion.*");
        subscribe(orders.url(), "by.pavilion.order.*");
        String key = TestEvents.newKey();

        write(key, 1);

        await().atMost(PATIENCE).until(() -> !all.about(key).isEmpty());
        assertThat(orders.about(key)).isEmpty();
    }

    @Test
    void whatFailsIsTriedAgainBeforeTheNextAndHoldsUpNobodyElse() {
        Receiver failing = receiver().first(Receiver.status(500), Receiver.status(404));
        Receiver other = receiver();
        Subscription subscription = subscribe(failing.url());
        subscribe(other.url());
        String key = TestEvents.newKey();

        write(key, 2);

        await().atMost(PATIENCE).until(() -> failing.about(key).size() >= 4);
        List<Receiver.Call> calls = failing.about(key);
        assertThat(calls).extracting(Receiver.Call::attempt).containsExactly(1, 2, 3, 1);
        assertThat(calls.subList(0, 3))
                .extracting(Receiver.Call::event)
                .containsOnly(calls.get(0).event());
        assertThat(calls.subList(0, 3))
                .extracting(Receiver.Call::delivery)
                .containsOnly(calls.get(0).delivery());
        assertThat(calls.get(3).event()).isNotEqualTo(calls.get(0).event());
        assertThat(calls).allMatch(call -> Receiver.isSignedBy(subscription.secret(), call));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(other.about(key)).hasSize(2));
        awaitAt(subscription.path(), "failingSince", null);
        connector()
                .get(subscription.path())
                .then()
                .body("state", equalTo("ACTIVE"))
                .body("lastSuccessAt", notNullValue())
                .body("lastError", equalTo("answered 404"));
    }

    @Test
    void whoHangsIsCutOffAndTriedAgain() {
        Receiver hanging = receiver().first(Receiver.hang(5_000));
        Receiver other = receiver();
        Subscription subscription = subscribe(hanging.url());
        subscribe(other.url());
        String key = TestEvents.newKey();

        write(key, 1);

        await().atMost(Duration.ofSeconds(60)).until(() -> other.about(key).size() == 1);
        await().atMost(PATIENCE).until(() -> hanging.about(key).size() == 2);
        connector().get(subscription.path()).then().body("lastError", equalTo("no answer within 1 s"));
    }

    @Test
    void nobodyIsFollowedElsewhere() {
        Receiver elsewhere = receiver();
        Receiver redirecting = receiver().always(Receiver.redirect(elsewhere.url()));
        Subscription subscription = subscribe(redirecting.url());
        String key = TestEvents.newKey();

        write(key, 1);

        await().atMost(PATIENCE).until(() -> redirecting.about(key).size() >= 2);
        assertThat(elsewhere.calls()).isEmpty();
        connector()
                .get(subscription.path() + "/deliveries")
                .then()
                .body("items[0].state", oneOf("RETRYING", "PARKED")) // parked after three seconds
                .body("items[0].status", equalTo(302));
    }

    @Test
    void whatFailsForTooLongIsParkedAndWhoFailsForTooLongIsDisabledAndGoesOnWhereItStopped() {
        Receiver broken = receiver().always(Receiver.status(500));
        Subscription subscription = subscribe(broken.url());
        String key = TestEvents.newKey();
        write(key, 3);

        awaitAt(subscription.path(), "state", "DISABLED");
        connector()
                .get(subscription.path())
                .then()
                .body("disabledAt", notNullValue())
                .body("lastError", equalTo("answered 500"));
        String first = broken.about(key).get(0).event();
        String parked = connector()
                .queryParam("state", "PARKED")
                .get(subscription.path() + "/deliveries")
                .then()
                .body("items.eventId", hasItem(first))
                .extract()
                .path("items.find { it.eventId == '" + first + "' }.id");
        int calls = broken.about(key).size();
        write(key + "-later", 1);
        broken.always(Receiver.status(200));
        assertThat(broken.about(key)).hasSize(calls);

        connector()
                .header("If-Match", "*")
                .contentType("application/merge-patch+json")
                .body("{\"state\":\"ACTIVE\"}")
                .patch(subscription.path())
                .then()
                .statusCode(200)
                .body("state", equalTo("ACTIVE"))
                .body("failingSince", nullValue());

        await().atMost(PATIENCE).until(() -> !broken.about(key + "-later").isEmpty());
        assertThat(broken.about(key).stream().map(Receiver.Call::event).distinct())
                .hasSize(3);
        connector()
                .post(subscription.path() + "/deliveries/" + parked + "/retries")
                .then()
                .statusCode(200)
                .body("state", equalTo("QUEUED"));
        awaitAt(subscription.path() + "/deliveries", "items.find { it.id == '" + parked + "' }.state", "DELIVERED");
        Receiver.Call last = broken.about(key).get(broken.about(key).size() - 1);
        assertThat(last.event()).isEqualTo(first);
        assertThat(last.delivery()).isEqualTo(parked);
    }

    @Test
    void whatIsNotWantedAnyMoreIsNotTriedAgain() {
        Receiver failing = receiver().always(Receiver.status(500));
        Subscription subscription = subscribe(failing.url());
        write(TestEvents.newKey(), 1);
        awaitAt(subscription.path() + "/deliveries", "items[0].state", "RETRYING");

        patch(subscription, "*", "{\"types\":[\"by.pavilion.channel.unheard-of.v1\"]}")
                .statusCode(200);

        connector().get(subscription.path() + "/deliveries").then().body("items.state", everyItem(equalTo("PARKED")));
        assertThat(store.find(WebhookId.fromString(subscription.id()))
                        .orElseThrow()
                        .head())
                .isEmpty();
    }

    @Test
    void whoIsGoneIsDisabledAtOnce() {
        Receiver gone = receiver().always(Receiver.status(410));
        Subscription subscription = subscribe(gone.url());

        write(TestEvents.newKey(), 1);

        awaitAt(subscription.path(), "state", "DISABLED");
        assertThat(gone.calls()).hasSize(1);
    }

    @Test
    void whoIsDisabledIsACaseForOperatorsUntilItIsActiveAgain() {
        Receiver gone = receiver().always(Receiver.status(410));
        Subscription subscription = subscribe(gone.url());
        assertThat(casesOf(subscription)).isEmpty();
        write(TestEvents.newKey(), 1);
        awaitAt(subscription.path(), "state", "DISABLED");
        String disabledAt = connector().get(subscription.path()).path("disabledAt");

        patch(subscription, "*", "{\"description\":\"still lost\"}")
                .statusCode(200)
                .body("state", equalTo("DISABLED"))
                .body("disabledAt", equalTo(disabledAt));

        assertThat(casesOf(subscription)).singleElement().satisfies(found -> {
            assertThat(found.path("since").asText()).isEqualTo(disabledAt);
            assertThat(found.at("/next/reason/code").asText()).isEqualTo("webhook-disabled");
            assertThat(found.at("/next/reason/text").asText()).contains("127.0.0.1", "answered 410");
            assertThat(found.has("orders")).isFalse();
        });
        gauges.doSome();
        assertThat(given().get("/q/metrics").asString())
                .containsPattern("pavilion_cases\\{kind=\"WEBHOOK_DISABLED\"} [1-9]");
        gone.always(Receiver.status(200));
        patch(subscription, "*", "{\"state\":\"ACTIVE\"}").statusCode(200);
        assertThat(casesOf(subscription)).isEmpty();
    }

    /** Through all pages, a few at a time, so that the paging is walked as well. */
    private static List<JsonNode> casesOf(Subscription subscription) {
        List<JsonNode> found = new ArrayList<>();
        @Nullable String cursor = null;
        do {
            RequestSpecification request =
                    asOperator().queryParam("kind", "WEBHOOK_DISABLED").queryParam("limit", "2");
            JsonNode page = json((cursor == null ? request : request.queryParam("cursor", cursor))
                    .get("/api/v1/cases")
                    .then()
                    .statusCode(200)
                    .extract()
                    .asString());
            page.path("items").forEach(one -> {
                if (one.path("subject").asText().equals(subscription.id())) {
                    found.add(one);
                }
            });
            cursor = page.path("next").textValue();
        } while (cursor != null);
        return found;
    }

    private static JsonNode json(String text) {
        try {
            return new JsonMapper().readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void whoComesBehindMoreThanAreLookedAtAtOnceHasItsTurn() {
        List<String> ids =
                Stream.generate(() -> subscribe(receiver().url()).id()).limit(3).toList();

        List<String> due = new ArrayList<>();
        Instant later = Instant.now().plus(Duration.ofDays(1));
        List<Webhook> part = store.due(later, new WebhookId(0), 1);
        while (!part.isEmpty()) {
            WebhookId last = part.get(0).id();
            due.add(last.toString());
            part = store.due(later, last, 1);
        }

        assertThat(due).doesNotHaveDuplicates().containsAll(ids);
    }

    /** In a rush the log grows by thousands between two beats. */
    @Test
    void oneTurnLooksThroughAsManyPortionsAsThereAre() throws SQLException {
        String ofTwoTopics = "by.pavilion.channel.unheard-of.v1\",\"by.pavilion.order.unheard-of.v1";
        Subscription subscription = subscribe(receiver().url(), ofTwoTopics);
        WebhookId id = WebhookId.fromString(subscription.id());
        hideFromBeats(id);
        events.writeOfManyKeys(2 * ServeSubscriber.PORTION + 1);
        long end = log.last();
        await().atMost(PATIENCE).until(() -> log.settled() >= end);

        subscribers.next(id);

        assertThat(subscribers.lookedThrough(store.find(id).orElseThrow())).isGreaterThanOrEqualTo(end);
    }

    /** A thread serves it meanwhile, and there are not many. */
    @Test
    void whoHangsWhenItIsCalledAgainByHandKeepsItsTurnForAWhileOnly() {
        Receiver hanging = receiver().always(Receiver.hang(5_000));
        WebhookId id = WebhookId.fromString(
                subscribe(hanging.url(), "by.pavilion.channel.unheard-of.v1").id());
        events.writeOfManyKeys(6);
        await().atMost(PATIENCE)
                .until(() -> log.after(0, EventLog.Filter.ALL, 6).events().size() == 6);
        List<Delivery> queued = log.after(0, EventLog.Filter.ALL, 6).events().stream()
                .map(event -> queued(id, event))
                .toList();

        subscribers.again(id, queued);

        assertThat(hanging.calls()).hasSizeBetween(1, 5); // a second each, and a turn takes three
    }

    private Delivery queued(WebhookId webhook, LoggedEvent event) {
        return new Delivery(
                new DeliveryId(ids.next()),
                webhook,
                new EventId(event.number()),
                event.type(),
                DeliveryState.QUEUED,
                1,
                Optional.empty(),
                Optional.empty(),
                Instant.EPOCH,
                Instant.EPOCH);
    }

    /** So that nobody but the test has it served. */
    private void hideFromBeats(WebhookId id) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement update = connection.prepareStatement(
                        "UPDATE events_webhooks SET next_attempt_at = '2099-01-01' WHERE id = ?")) {
            update.setLong(1, id.value());
            update.executeUpdate();
        }
    }

    @Test
    void aPausedOneGetsWhatItMissed() {
        Receiver receiver = receiver();
        Subscription subscription = subscribe(receiver.url());
        patch(subscription, "\"1\"", "{\"state\":\"PAUSED\"}").statusCode(200).body("state", equalTo("PAUSED"));
        String key = TestEvents.newKey();
        write(key, 1);
        await().pollDelay(Duration.ofSeconds(2)).until(() -> true);
        assertThat(receiver.about(key)).isEmpty();

        patch(subscription, "\"2\"", "{\"state\":\"ACTIVE\"}").statusCode(200);

        await().atMost(PATIENCE).until(() -> receiver.about(key).size() == 1);
    }

    @Test
    void whileTwoSecretsHoldBothSign() {
        Receiver receiver = receiver();
        Subscription subscription = subscribe(receiver.url());
        String second = rotate(subscription, "{}")
                .body("oldWorksUntil", notNullValue())
                .extract()
                .path("secret");
        String key = TestEvents.newKey();

        write(key, 1);

        await().atMost(PATIENCE).until(() -> receiver.about(key).size() == 1);
        Receiver.Call both = receiver.about(key).get(0);
        assertThat(Receiver.signatures(both)).isEqualTo(2);
        assertThat(Receiver.isSignedBy(subscription.secret(), both)).isTrue();
        assertThat(Receiver.isSignedBy(second, both)).isTrue();
        String third = rotate(subscription, "{\"oldWorksUntil\":\"2026-01-01T00:00:00Z\"}")
                .extract()
                .path("secret");
        String later = TestEvents.newKey();
        write(later, 1);
        await().atMost(PATIENCE).until(() -> receiver.about(later).size() == 1);
        Receiver.Call one = receiver.about(later).get(0);
        assertThat(Receiver.signatures(one)).isEqualTo(1);
        assertThat(Receiver.isSignedBy(third, one)).isTrue();
        rotate(subscription, "{\"oldWorksUntil\":\"2099-01-01T00:00:00Z\"}", 422)
                .body("errors[0].reason", equalTo("overlap-too-long"));
    }

    /** The row still names the place before the calls when the process dies between them and the note. */
    @Test
    void whatWasSentAndNotNotedIsSentAgainWithTheSameId() throws SQLException {
        Receiver receiver = receiver();
        Subscription subscription = subscribe(receiver.url());
        String key = TestEvents.newKey();
        long before = position(subscription);
        write(key, 2);
        await().atMost(PATIENCE).until(() -> receiver.about(key).size() == 2);
        long second = placeOf(receiver.about(key).get(1)); // they may have been sent in two turns
        await().atMost(PATIENCE).until(() -> position(subscription) >= second);

        setPosition(subscription, before);

        await().atMost(PATIENCE).until(() -> receiver.about(key).size() == 4);
        List<String> ids =
                receiver.about(key).stream().map(Receiver.Call::event).toList();
        assertThat(ids.subList(2, 4)).isEqualTo(ids.subList(0, 2));
    }

    @Test
    void aWebhookIsSeenByItsOwnerAndOperatorsOnly() {
        Subscription subscription = subscribe(receiver().url());
        String other = newConnector().path("secret");

        with(other).get(subscription.path()).then().statusCode(404);
        with(other).get(subscription.path() + "/deliveries").then().statusCode(404);
        with(other).header("If-Match", "*").delete(subscription.path()).then().statusCode(404);
        with(other).get(WEBHOOKS).then().statusCode(200).body("items.size()", equalTo(0));
        asOperator().get(subscription.path()).then().statusCode(200).body("secret", nullValue());
        connector().get(WEBHOOKS).then().statusCode(200).body("items.id", hasItem(subscription.id()));
    }

    @Test
    void whoseKeyIsRevokedIsCalledNoMoreAndNotByHandEither() {
        Receiver receiver = receiver();
        ExtractableResponse<Response> partner = newConnector();
        Subscription subscription =
                make(partner.path("secret"), UUID.randomUUID().toString(), receiver.url(), TestEvents.TYPE);
        String before = TestEvents.newKey();
        write(before, 1);
        await().atMost(PATIENCE).until(() -> !receiver.about(before).isEmpty());
        String delivery = receiver.about(before).get(0).delivery();
        awaitAsOperator(subscription.path() + "/deliveries", ofDelivery(delivery, "state"), "DELIVERED");
        String key = partner.path("id");
        asOperator().delete("/api/v1/keys/" + key).then().statusCode(204);
        String after = TestEvents.newKey();

        write(after, 1);

        awaitAsOperator(subscription.path(), "state", "DISABLED");
        asOperator()
                .get(subscription.path())
                .then()
                .body("lastError", equalTo("the key that made it is over"))
                .body("disabledAt", notNullValue());
        asOperator()
                .post(subscription.path() + "/deliveries/" + delivery + "/retries")
                .then()
                .statusCode(200);
        awaitAsOperator(
                subscription.path() + "/deliveries", ofDelivery(delivery, "error"), "the key that made it is over");
        assertThat(receiver.about(before)).hasSize(1);
        assertThat(receiver.about(after)).isEmpty();
    }

    private static String ofDelivery(String id, String field) {
        return "items.find { it.id == '" + id + "' }." + field;
    }

    private static void awaitAsOperator(String address, String path, String value) {
        await().atMost(PATIENCE)
                .until(() -> Objects.equals(asOperator().get(address).path(path), value));
    }

    private static ExtractableResponse<Response> newConnector() {
        return asOperator()
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("application/json")
                .body("{\"role\":\"connector\",\"label\":\"another\"}")
                .post("/api/v1/keys")
                .then()
                .statusCode(201)
                .extract();
    }

    @Test
    void isMadeOnceForEachKeyAndTellsItsSecretOnce() {
        String attempt = UUID.randomUUID().toString();
        String url = receiver().url();

        Subscription first = make(attempt, url);

        connector()
                .header("Idempotency-Key", attempt)
                .contentType("application/json")
                .body(body(url, "by.pavilion.channel.noted.v1"))
                .post(WEBHOOKS)
                .then()
                .statusCode(201)
                .body("id", equalTo(first.id()))
                .body("secret", nullValue());
    }

    @Test
    void isChangedAndEndedByWhoKnowsItsVersion() {
        Subscription subscription = subscribe(receiver().url());

        connector()
                .contentType("application/json")
                .body("{\"description\":\"x\"}")
                .patch(subscription.path())
                .then()
                .statusCode(428);
        patch(subscription, "\"9\"", "{\"description\":\"x\"}").statusCode(412);
        patch(subscription, "\"1\"", "{\"description\":\"warehouse\"}")
                .statusCode(200)
                .header("ETag", equalTo("\"2\""))
                .body("description", equalTo("warehouse"));
        patch(subscription, "\"2\"", "{\"state\":\"PAUSED\"}")
                .statusCode(200)
                .body("description", equalTo("warehouse"));
        patch(subscription, "\"3\"", "{\"description\":\"\"}").statusCode(200).body("description", nullValue());
        connector()
                .header("If-Match", "\"1\"")
                .delete(subscription.path())
                .then()
                .statusCode(412);
        connector()
                .header("If-Match", "\"4\"")
                .delete(subscription.path())
                .then()
                .statusCode(204);
        connector().get(subscription.path()).then().statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"hooks.example", "ftp://hooks.example/", "https://a:b@hooks.example/", "https://hooks.example/#x"
            })
    void refusesWhatIsNoAddress(String url) {
        connector()
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("application/json")
                .body(body(url, "by.pavilion.*"))
                .post(WEBHOOKS)
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/url"))
                .body("errors[0].reason", equalTo("malformed-address"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "by.pavilion",
                "by.pavilion.order.pla*",
                "by.pavilion.order.placed",
                "by.pavilion.orders.*",
                "x"
            })
    void refusesWhatIsNoType(String type) {
        connector()
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("application/json")
                .body(body("https://hooks.example/", type))
                .post(WEBHOOKS)
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/types/0"))
                .body("errors[0].reason", equalTo("unknown-event-type"));
    }

    private static void awaitAt(String address, String path, @Nullable Object value) {
        await().atMost(PATIENCE)
                .until(() -> Objects.equals(connector().get(address).path(path), value));
    }

    private Receiver receiver() {
        Receiver receiver = new Receiver();
        receivers.add(receiver);
        return receiver;
    }

    private Subscription subscribe(String url, String... types) {
        String wanted = types.length == 0 ? TestEvents.TYPE : types[0];
        return make(UUID.randomUUID().toString(), url, wanted);
    }

    private Subscription make(String attempt, String url) {
        return make(attempt, url, TestEvents.TYPE);
    }

    private Subscription make(String attempt, String url, String type) {
        return make(TestKeys.connector(), attempt, url, type);
    }

    private Subscription make(String key, String attempt, String url, String type) {
        var answer = with(key)
                .header("Idempotency-Key", attempt)
                .contentType("application/json")
                .body(body(url, type))
                .post(WEBHOOKS)
                .then()
                .statusCode(201)
                .header("ETag", equalTo("\"1\""))
                .extract();
        made.add(answer.path("id"));
        return new Subscription(answer.path("id"), answer.path("secret"));
    }

    private static String body(String url, String type) {
        return "{\"url\":\"%s\",\"types\":[\"%s\"]}".formatted(url, type);
    }

    private static RequestSpecification connector() {
        return with(TestKeys.connector());
    }

    private static ValidatableResponse patch(Subscription subscription, String ifMatch, String body) {
        return connector()
                .header("If-Match", ifMatch)
                .contentType("application/json")
                .body(body)
                .patch(subscription.path())
                .then();
    }

    private static ValidatableResponse rotate(Subscription subscription, String body) {
        return rotate(subscription, body, 200);
    }

    private static ValidatableResponse rotate(Subscription subscription, String body, int status) {
        return connector()
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("application/json")
                .body(body)
                .post(subscription.path() + "/rotations")
                .then()
                .statusCode(status);
    }

    private void write(String key, int count) {
        for (int sequence = 1; sequence <= count; sequence++) {
            events.write(key, sequence);
        }
    }

    private long placeOf(Receiver.Call call) {
        return log.positionOf(EventId.fromString(call.event())).orElseThrow();
    }

    private long position(Subscription subscription) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("SELECT log_position FROM events_webhooks WHERE id = ?")) {
            select.setLong(1, WebhookId.fromString(subscription.id()).value());
            var row = select.executeQuery();
            row.next();
            return row.getLong(1);
        }
    }

    private void setPosition(Subscription subscription, long position) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement update = connection.prepareStatement(
                        "UPDATE events_webhooks SET log_position = ?, version = version + 1 WHERE id = ?")) {
            update.setLong(1, position);
            update.setLong(2, WebhookId.fromString(subscription.id()).value());
            update.executeUpdate();
        }
    }
}
