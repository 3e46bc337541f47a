package by.pavilion.journey;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import by.pavilion.TestKeys;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;

/** Calls that journeys make, each with the key of whoever makes it. */
final class Api {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private Api() {}

    static RequestSpecification storefront() {
        return given().auth().oauth2(TestKeys.storefront()).accept("*/*").header("Accept-Language", "en");
    }

    static RequestSpecification operator() {
        return given().auth().oauth2(TestKeys.operator()).accept("*/*").header("Accept-Language", "en");
    }

    static RequestSpecification merchant() {
        return given().auth().oauth2(TestKeys.merchant()).accept("*/*").header("Accept-Language", "en");
    }

    static RequestSpecification withToken(String token) {
        return given().auth().oauth2(token).accept("*/*").header("Accept-Language", "en");
    }

    /** The order once it has got so far. */
    static Response awaitStatus(String orderId, String status) {
        return await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(250))
                .until(() -> operator().get("/api/v1/orders/" + orderId), order -> status.equals(order.path("status")));
    }

    static long stock(String sku) {
        return ((Number) merchant()
                        .get("/api/v1/merchant/products/" + sku + "/stock")
                        .then()
                        .statusCode(200)
                        .extract()
                        .path("available"))
                .longValue();
    }

    static void assertWithoutGaps(List<EventLog.Entry> events) {
        assertThat(events)
                .extracting(EventLog.Entry::sequence)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, events.size()).boxed().toList());
    }
}
